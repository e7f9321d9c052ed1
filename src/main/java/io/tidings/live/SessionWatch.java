package io.tidings.live;

import io.tidings.access.session.SessionEnded;
import io.tidings.access.session.Sessions;
import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/**
 * Ends the streams of pages whose session has ended: at once where somebody signs out on this node,
 * within seconds where that was on another, or the session has expired.
 */
@ApplicationScoped
class SessionWatch implements Background {

  private static final Duration EVERY = Duration.ofSeconds(5);

  @Inject private LiveStreams streams;
  @Inject private Sessions sessions;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.STREAMS;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "session-watch", EVERY, this::look);
  }

  void signedOut(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded ended) {
    streams.closeOf(Set.of(ended.id()));
  }

  private boolean look() {
    var following = streams.sessions();
    if (!following.isEmpty()) {
      streams.closeOf(sessions.ended(following));
    }
    return false;
  }
}
