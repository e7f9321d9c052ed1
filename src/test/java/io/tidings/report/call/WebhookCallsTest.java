package io.tidings.report.call;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.report.call.AcceptedCallFixture.call;
import static io.tidings.report.call.AcceptedCallFixture.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.MessageId;
import io.tidings.message.Verdict;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
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

  private void keep(AcceptedCall call, Verdict verdict) throws Exception {
    in(
        () -> {
          calls.keepAccepted(List.of(new JudgedCall(call, List.of(verdict))));
          return call;
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
