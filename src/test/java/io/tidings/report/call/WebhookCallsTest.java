package io.tidings.report.call;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.report.call.AcceptedCallFixture.call;
import static io.tidings.report.call.AcceptedCallFixture.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.MessageId;
import io.tidings.message.Outcome;
import io.tidings.message.Verdict;
import io.tidings.sql.Statements;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which webhook calls are deleted, and which of them are a sign that reports come. */
class WebhookCallsTest {

  private final EntityManager entities = DatabaseFixture.running().open();
  private final WebhookCalls calls = InjectionFixture.inject(new WebhookCalls(), entities);

  /** Every third is refused; the first is the oldest, each is a minute younger than the last. */
  @BeforeEach
  void keepTwelve() throws Exception {
    for (int n = 0; n < 12; n++) {
      var id = MessageId.first(SettableClock.NOON.plus(Duration.ofMinutes(n)));
      run(
          """
          insert into webhook_call (id, received_at, accepted, reason, bytes, reports, unmatched,
            broken, remote, body)
          values ('%s', now(), %s, %s, 0, 0, 0, 0, 'call %d', '')
          """
              .formatted(id, n % 3 != 0, n % 3 == 0 ? "'wrong-token'" : "null", n));
    }
  }

  @AfterEach
  void forget() throws Exception {
    run("delete from webhook_call");
    entities.close();
  }

  @Test
  void those_from_before_a_moment_are_deleted() throws Exception {
    var than = SettableClock.NOON.plus(Duration.ofMinutes(9));

    assertThat(in(() -> calls.deleteOlder(MessageId.first(than)))).isEqualTo(9);
    assertThat(left()).containsExactly("call 9", "call 10", "call 11");
  }

  @Test
  void the_oldest_refused_ones_are_deleted_when_there_are_too_many() throws Exception {
    assertThat(in(() -> calls.deleteRefusedBeyond(2))).isEqualTo(2);
    assertThat(left()).hasSize(10).doesNotContain("call 0", "call 3").contains("call 6", "call 9");
    assertThat(in(() -> calls.deleteRefusedBeyond(2))).isZero();
  }

  @Test
  void refused_ones_are_counted_by_reason_with_the_first_and_the_last() throws Exception {
    run("update webhook_call set received_at = '2026-11-25T12:00:00Z' where remote = 'call 0'");
    run("update webhook_call set received_at = '2026-11-25T12:05:00Z' where remote <> 'call 0'");
    run("update webhook_call set reason = 'xml' where remote = 'call 9'");

    assertThat(in(() -> calls.refusedSince(SettableClock.NOON.minusSeconds(1))))
        .containsExactly(
            new WebhookCalls.Refused(
                "wrong-token", 3, SettableClock.NOON, SettableClock.NOON.plusSeconds(300)),
            new WebhookCalls.Refused(
                "xml",
                1,
                SettableClock.NOON.plusSeconds(300),
                SettableClock.NOON.plusSeconds(300)));
    assertThat(in(() -> calls.refusedSince(SettableClock.NOON.plusSeconds(600)))).isEmpty();
  }

  @Test
  void what_another_node_deletes_is_left_to_it() throws Exception {
    var than = SettableClock.NOON.plus(Duration.ofMinutes(9));
    try (var other = DatabaseFixture.running().open()) {
      inTransaction(
          other,
          () -> {
            other
                .createNativeQuery("select 1 from webhook_call where remote = 'call 3' for update")
                .getResultList();
            assertThat(in(() -> calls.deleteOlder(MessageId.first(than)))).isEqualTo(8);
            assertThat(in(() -> calls.deleteRefusedBeyond(0))).isOne();
            return true;
          });
    }
    assertThat(left()).containsExactly("call 3", "call 10", "call 11");
  }

  @Test
  void neither_what_a_phone_sent_nor_a_replay_is_a_sign_that_reports_come() throws Exception {
    var inbound = call("{\"messageId\":\"1\",\"from\":\"385911111101\",\"text\":\"STOP\"}");
    var report = call(delivered(1));
    var since = report.receivedAt().minusSeconds(1);
    keep(inbound, Verdict.INBOUND);
    keep(AcceptedCallFixture.replayed(report, "alice"), Verdict.APPLIED);
    assertThat(in(() -> calls.newestAcceptedSince(since))).isEmpty();

    keep(report, Verdict.APPLIED);
    assertThat(in(() -> calls.newestAcceptedSince(since))).contains(report.receivedAt());
  }

  @Test
  void a_call_tells_which_messages_it_was_about_and_which_outcomes_it_set() throws Exception {
    var call = call("{}," + delivered(1) + "," + delivered(2) + "," + delivered(2));
    keep(call, Verdict.BROKEN, Verdict.UNMATCHED, Verdict.APPLIED, Verdict.REPEATED);

    var summary =
        page(new WebhookCallFilter(true, null, null, null, null, 50)).stream()
            .filter(found -> found.id().equals(call.id()))
            .findFirst()
            .orElseThrow();

    assertThat(summary.first()).contains(call.reports().get(1).messageId());
    assertThat(summary.messages()).isOne();
    assertThat(summary.outcomes()).isEqualTo("--D-");
    assertThat(summary.outcomeCounts()).isEqualTo(Map.of(Outcome.DELIVERED, 1));
  }

  @Test
  void the_calls_of_a_message_are_those_of_its_events_and_of_what_waits_for_it() throws Exception {
    var message = MessageId.next();
    var ids =
        in(
            () ->
                entities
                    .createNativeQuery("select id from webhook_call order by id", UUID.class)
                    .getResultList());
    run(
        """
        with request as (
          insert into send_request (correlation_id, created_at, recipients, caller, text)
          values (gen_random_uuid(), now(), 1, 'shop', 'Found') returning correlation_id),
        stored as (
          insert into message (id, correlation_id, updated_at, position, outcome, status, recipient)
          select '%1$s', correlation_id, now(), 0, 'SENT', 'X', '+385911111101' from request)
        insert into event (seq, at, message_id, correlation_id, source, verdict, outcome, final,
          status, call_id, entry)
        select 199999, now(), '%1$s', correlation_id, 'R', 'A', 'S', false, 'X', '%2$s', 0
          from request
        """
            .formatted(message, ids.get(4)));
    run(
        """
        insert into unmatched_report (id, call_id, entry, received_at, reported_id, our_id, raw)
        values ('%s', '%s', 0, now(), 'x', '%s', '{}')
        """
            .formatted(MessageId.next(), ids.get(7), message));
    try {
      assertThat(page(new WebhookCallFilter(null, null, null, message, null, 50)))
          .extracting(CallSummary::remote)
          .containsExactly("call 7", "call 4");
      assertThat(page(new WebhookCallFilter(false, null, null, message, null, 50))).isEmpty();
      assertThat(page(new WebhookCallFilter(null, null, null, MessageId.next(), null, 50)))
          .isEmpty();
    } finally {
      run("delete from event where seq = 199999");
      run("delete from message where id = '" + message + "'");
      run("delete from unmatched_report where our_id = '" + message + "'");
    }
  }

  @Test
  void refused_calls_are_counted_up_to_a_bound() throws Exception {
    run("update webhook_call set received_at = '2026-11-25T13:00:00Z' where not accepted");
    assertThat(in(() -> calls.countRefusedSince(SettableClock.NOON.minusSeconds(60), 100)))
        .isEqualTo(4);
    assertThat(in(() -> calls.countRefusedSince(SettableClock.NOON.minusSeconds(60), 3)))
        .isEqualTo(3);
    assertThat(in(() -> calls.countRefusedSince(SettableClock.NOON.plus(Duration.ofHours(2)), 100)))
        .isZero();
  }

  private List<CallSummary> page(WebhookCallFilter filter) throws Exception {
    return in(() -> calls.page(filter));
  }

  private void keep(AcceptedCall call, Verdict... verdicts) throws Exception {
    var judged = new JudgedCall(call, List.of(verdicts));
    in(
        () -> {
          Statements.together(entities, List.of(WebhookCalls.accepted(List.of(judged))));
          return judged;
        });
  }

  @SuppressWarnings("unchecked")
  private List<String> left() throws Exception {
    return in(
        () ->
            (List<String>)
                entities
                    .createNativeQuery("select remote from webhook_call order by id", String.class)
                    .getResultList());
  }

  private <T> T in(Callable<T> work) throws Exception {
    return inTransaction(entities, work);
  }

  private void run(String statement) throws Exception {
    in(() -> entities.createNativeQuery(statement).executeUpdate());
  }
}
