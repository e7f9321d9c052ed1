package io.tidings.message.record;

import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.PENDING_ENROUTE;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.Verdict.APPLIED;
import static io.tidings.message.Verdict.REPEATED;
import static io.tidings.message.Verdict.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.message.DeliveryReport;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Event;
import io.tidings.message.Status;
import io.tidings.message.Verdict;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes that record reports of the same messages at once. */
@Timeout(60)
class RecordingRaceTest {

  private final StoredMessagesFixture one = new StoredMessagesFixture();
  private final StoredMessagesFixture two = new StoredMessagesFixture();
  private final ExecutorService nodes = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() {
    nodes.shutdownNow();
    one.close();
    two.close();
  }

  @Test
  void one_report_on_two_nodes_at_once_is_logged_once_and_counted() throws Exception {
    var id = one.queued();
    var report = report(id, TO_HANDSET, DONE_AT);

    var late = whileOneRecords(report, report);

    assertThat(late.get()).containsExactly(REPEATED);
    assertThat(two.record(report)).containsExactly(REPEATED);
    assertThat(two.events(id)).extracting(Event::verdict).containsExactly(APPLIED);
    assertThat(two.again(id)).isEqualTo("{2}");
  }

  @Test
  void a_report_that_waits_for_another_is_judged_by_what_that_one_left() throws Exception {
    var id = one.queued();

    var late =
        whileOneRecords(report(id, TO_HANDSET, DONE_AT), report(id, PENDING_ENROUTE, DONE_AT));

    assertThat(late.get()).containsExactly(SUPERSEDED);
    assertThat(two.message(id).status()).isEqualTo(TO_HANDSET);
    assertThat(two.events(id)).extracting(Event::verdict).containsExactly(APPLIED, SUPERSEDED);
  }

  /** Node two begins while the transaction of node one is open, and waits for it. */
  private Future<List<Verdict>> whileOneRecords(DeliveryReport first, DeliveryReport second)
      throws Exception {
    return one.in(
        () -> {
          one.recorder.record(List.of(first));
          var late = nodes.submit(() -> two.record(second));
          awaitWaiting(1);
          assertThat(late.isDone()).isFalse();
          return late;
        });
  }

  @Test
  void batches_that_share_messages_in_different_order_do_not_block_each_other_for_good()
      throws Exception {
    var ids = one.messages(one.queued(20)).stream().map(message -> message.id()).toList();
    var backwards = new ArrayList<>(ids);
    Collections.reverse(backwards);
    long before = one.in(one.log::head);

    var forth = nodes.submit(batches(one, ids, TO_HANDSET));
    var back = nodes.submit(batches(two, backwards, EXPIRED));

    assertThat(forth.get()).isTrue();
    assertThat(back.get()).isTrue();
    assertThat(one.in(() -> one.log.after(before, 1_000)))
        .extracting(Event::seq)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(before + 1, before + 400).boxed().toList());
  }

  private static Callable<Boolean> batches(
      StoredMessagesFixture node, List<UUID> ids, Status status) {
    return () -> {
      for (int batch = 0; batch < 10; batch++) {
        var doneAt = DONE_AT.plusSeconds(batch);
        node.record(
            ids.stream().map(id -> report(id, status, doneAt)).toArray(DeliveryReport[]::new));
      }
      return true;
    };
  }

  /** Until so many transactions wait for a lock of another. */
  private static void awaitWaiting(int transactions) throws Exception {
    try (var entities = DatabaseFixture.running().open()) {
      while (waiting(entities) < transactions) {
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  private static long waiting(EntityManager entities) {
    return ((Number)
            entities
                .createNativeQuery("select count(*) from pg_locks where not granted")
                .getSingleResult())
        .longValue();
  }

  private static DeliveryReport report(UUID id, Status status, Instant doneAt) {
    return DeliveryReportFixture.bare(id, status, doneAt);
  }
}
