package io.tidings.submit;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes at one outbox, one of which may stop or be late. */
class TwoNodesTest {

  private static final SubmitOutcome UNKNOWN = new SubmitOutcome.Unknown("time-out");

  private final SettableClock clock = new SettableClock();
  private final NodeFixture one = new NodeFixture(clock);
  private final NodeFixture two = new NodeFixture(clock);

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void what_one_node_is_claiming_the_other_leaves_alone() throws Exception {
    var queued = new HashSet<UUID>();
    for (int message = 0; message < 20; message++) {
      queued.add(one.queued());
    }

    var first = new ArrayList<UUID>();
    var second = new ArrayList<UUID>();
    inTransaction(
        one.entities,
        () -> {
          first.addAll(ids(one.outbox.claim(7)));
          return second.addAll(ids(two.in(() -> two.outbox.claim(10_000))));
        });

    assertThat(first).hasSize(7).doesNotContainAnyElementsOf(second);
    second.addAll(first);
    assertThat(second).containsAll(queued);
  }

  @Test
  void a_lease_that_has_not_run_out_is_nobody_elses() throws Exception {
    var id = one.queued();
    one.claim(id);

    clock.pass(one.settings.lease());
    two.in(two.outbox::releaseLost);

    assertThat(ids(two.in(() -> two.outbox.claim(10_000)))).doesNotContain(id);
    assertThat(one.row(id))
        .isEqualTo("QUEUED due PT-2M leased PT0S SILENT check - submitted - attempts 1 checks 0");
  }

  @Test
  void a_message_whose_node_stopped_is_asked_for_and_not_submitted() throws Exception {
    var id = one.queued();
    one.claim(id);

    clock.pass(one.settings.lease().plus(Duration.ofMillis(1)));

    assertThat(two.in(two.outbox::releaseLost)).isPositive();
    assertThat(ids(two.in(() -> two.outbox.claim(10_000)))).doesNotContain(id);
    assertThat(two.row(id))
        .isEqualTo("QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 1 checks 0");
    assertThat(two.history(id)).containsExactly("TIDINGS UNANSWERED QUEUED NOTED");
  }

  @Test
  void a_node_that_comes_back_late_changes_nothing_but_by_an_answer_of_infobips() throws Exception {
    var id = one.queued();
    var late = one.claim(id);
    clock.pass(one.settings.lease().plusSeconds(1));
    two.in(two.outbox::releaseLost);
    var before = two.row(id);

    assertThat(one.store(late, UNKNOWN)).isEqualTo(SubmitDecision.Kind.NOT_OURS);
    assertThat(one.row(id)).isEqualTo(before);

    one.store(
        late,
        new SubmitOutcome.Taken(
            List.of(NodeFixture.reportOf(id, DeliveryReportFixture.PENDING_ACCEPTED))));
    assertThat(one.row(id))
        .isEqualTo(
            "PENDING_ACCEPTED due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0");
  }

  @Test
  void what_is_given_back_is_claimed_by_the_other() throws Exception {
    var id = one.queued();
    one.store(one.claim(id), Submitters.NOT_CALLED);

    assertThat(ids(two.in(() -> two.outbox.claim(10_000)))).contains(id);
    assertThat(two.row(id)).endsWith("attempts 1 checks 0");
  }

  private static List<UUID> ids(List<Claim> claims) {
    return claims.stream().flatMap(claim -> claim.messages().stream()).map(Message::id).toList();
  }
}
