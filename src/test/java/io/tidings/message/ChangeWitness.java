package io.tidings.message;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers which committed changes it was told of, and lends a test the server's threads. */
@ApplicationScoped
class ChangeWitness {

  private final Queue<Event> seen = new ConcurrentLinkedQueue<>();

  @Resource private ManagedExecutorService executor;

  ManagedExecutorService executor() {
    return executor;
  }

  void see(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageStatusChanged changed) {
    seen.addAll(changed.events());
  }

  List<Long> seenOf(UUID message) {
    return seen.stream().filter(e -> e.messageId().equals(message)).map(Event::seq).toList();
  }
}
