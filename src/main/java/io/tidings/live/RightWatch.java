package io.tidings.live;

import io.tidings.access.key.Callers;
import io.tidings.access.session.SessionEnded;
import io.tidings.access.session.Sessions;
import io.tidings.live.channel.StreamRight;
import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends the streams whose right has ended: at once where somebody signs out on this node, within
 * seconds where that was on another, the session has expired, or the key behind it has ended.
 */
@ApplicationScoped
class RightWatch implements Background {

  private static final Duration EVERY = Duration.ofSeconds(2);

  @Inject private LiveStreams streams;
  @Inject private Sessions sessions;
  @Inject private Callers callers;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.STREAMS;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "right-watch", EVERY, this::look);
  }

  void signedOut(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded ended) {
    streams.closeOf(right -> right.session().filter(ended.id()::equals).isPresent());
  }

  private boolean look() {
    var rights = streams.rights();
    var keys =
        rights.stream()
            .map(StreamRight::keyId)
            .distinct()
            .filter(id -> !callers.isStanding(id))
            .collect(Collectors.toSet());
    if (!keys.isEmpty()) {
      streams.closeOf(right -> keys.contains(right.keyId()));
    }
    closeOfSessions(
        rights.stream()
            .map(StreamRight::session)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet()));
    return false;
  }

  private void closeOfSessions(Set<String> following) {
    if (!following.isEmpty()) {
      var ended = sessions.ended(following);
      streams.closeOf(right -> right.session().filter(ended::contains).isPresent());
    }
  }
}
