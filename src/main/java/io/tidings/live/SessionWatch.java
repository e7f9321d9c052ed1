package io.tidings.live;

import io.tidings.access.session.SessionEnded;
import io.tidings.access.session.Sessions;
import io.tidings.loop.Loop;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends the streams of pages whose session has ended: at once where somebody signs out on this node,
 * within seconds where that was on another, or the session has expired.
 */
@ApplicationScoped
class SessionWatch {

  private static final Duration EVERY = Duration.ofSeconds(5);

  @Inject private LiveStreams streams;
  @Inject private Sessions sessions;
  @Resource private ManagedThreadFactory threads;
  private @Nullable Loop loop;

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(100) Object event) {
    loop = Loop.start(threads, "session-watch", EVERY, this::look);
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    if (loop != null) {
      loop.close();
    }
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
