package io.tidings.message.record;

import io.tidings.message.Event;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a test inside the server needs of it: transactions, threads, and which committed changes
 * were told. Transactions are begun by the container and not with a {@code UserTransaction}: Payara
 * forbids its use at random where other threads call the same transactional beans.
 */
@ApplicationScoped
class InsideTheServer {

  private final Queue<Event> seen = new ConcurrentLinkedQueue<>();

  @Resource private ManagedExecutorService executor;

  ManagedExecutorService executor() {
    return executor;
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  <T> T inTransaction(Callable<T> work) throws Exception {
    return work.call();
  }

  void see(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageStatusChanged changed) {
    seen.addAll(changed.events());
  }

  List<Long> seenOf(UUID message) {
    return seen.stream().filter(e -> e.messageId().equals(message)).map(Event::seq).toList();
  }
}
