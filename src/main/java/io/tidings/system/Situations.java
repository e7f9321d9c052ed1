package io.tidings.system;

import io.tidings.report.call.WebhookCalls;
import io.tidings.store.StoreDoor;
import io.tidings.submit.OutboxDepth;
import io.tidings.system.Situation.Away;
import io.tidings.system.Situation.Waiting;
import io.tidings.system.node.Nodes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads how all of it stands, at most once a second however many ask. */
@ApplicationScoped
class Situations {

  static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration REFUSED_WITHIN = Duration.ofMinutes(15);

  @Inject private Nodes nodes;
  @Inject private OutboxDepth outbox;
  @Inject private WebhookCalls calls;
  @Inject private StateSettings settings;
  @Inject private Clock clock;
  private final StoreDoor door = StoreDoor.ofThisApplication();
  private Runnable untold = () -> {};
  private Kept<Situation> kept;
  private volatile Instant closedAt = Instant.EPOCH;

  @PostConstruct
  void begin() {
    kept = new Kept<>(this::read, FRESH, clock);
    closedAt = clock.instant();
    untold = door.onClosing(() -> closedAt = clock.instant());
  }

  @PreDestroy
  void end() {
    untold.run();
  }

  Situation now() {
    return door.closedBecause()
        .map(why -> Situation.away(clock.instant(), new Away(why, closedAt)))
        .orElseGet(kept::get);
  }

  /** What is wrong with it. */
  List<Trouble> troubles(Situation situation) {
    return Troubles.in(situation, settings.outboxLate());
  }

  private Situation read() {
    var now = clock.instant();
    return new Situation(
        now,
        Optional.empty(),
        nodes.all(),
        waiting(),
        calls.refusedSince(now.minus(REFUSED_WITHIN)));
  }

  private Waiting waiting() {
    long scheduled = outbox.scheduled();
    return new Waiting(Math.max(0, outbox.messages() - scheduled), scheduled, outbox.oldest());
  }
}
