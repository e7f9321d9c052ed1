package io.tidings.message.record;

import io.tidings.InjectionFixture;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;

/** The recorder on a database, without a server; nobody hears of its events. */
public final class RecorderFixture {

  private RecorderFixture() {}

  public static StatusRecorder of(EntityManager entities, Clock clock) {
    var nobody =
        Proxy.newProxyInstance(
            Event.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> null);
    return InjectionFixture.inject(
        new StatusRecorder(),
        InjectionFixture.inject(new ReportedMessages(), entities),
        InjectionFixture.inject(new EventLog(), entities, nobody),
        new Grace(Duration.ofHours(1)),
        clock);
  }
}
