package io.tidings.message.record;

import io.tidings.InjectionFixture;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** The recorder and the log on a database, without a server. */
public final class RecorderFixture {

  private RecorderFixture() {}

  /** A recorder of whose events nobody hears. */
  public static StatusRecorder of(EntityManager entities, Clock clock) {
    return of(entities, clock, CommitHints.of(true));
  }

  /** The same, which tells the others as a node does. */
  public static StatusRecorder of(EntityManager entities, Clock clock, CommitHints hints) {
    return InjectionFixture.inject(
        new StatusRecorder(),
        InjectionFixture.inject(new ReportedMessages(), entities),
        log(entities, hints, nobody -> {}),
        new Grace(Duration.ofHours(1)),
        clock);
  }

  /**
   * @param listener hears at once, not after the commit
   */
  static EventLog log(EntityManager entities, Consumer<MessageStatusChanged> listener) {
    return log(entities, CommitHints.of(false), listener);
  }

  private static EventLog log(
      EntityManager entities, CommitHints hints, Consumer<MessageStatusChanged> listener) {
    var fired =
        Proxy.newProxyInstance(
            Event.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              listener.accept((MessageStatusChanged) arguments[0]);
              return null;
            });
    return InjectionFixture.inject(new EventLog(), entities, fired, hints);
  }
}
