package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Message;
import io.tidings.message.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits in the outbox, how it is grouped into claims, and what is given up. */
class OutboxCountsTest {

  private static final Duration LONGEST_WAIT = Duration.ofHours(48);

  private final SettableClock clock = new SettableClock();
  private final NodeFixture node = new NodeFixture(clock, Map.of("tidings.send.batch", "2"));

  @BeforeEach
  void putAway() throws Exception {
    DatabaseFixture.running().putAway();
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void what_is_due_and_what_is_leased_makes_the_depth() throws Exception {
    assertThat(node.in(node.outbox::depth)).isZero();
    node.claim(node.queued());
    node.queued(2);

    assertThat(node.in(node.outbox::depth)).isEqualTo(3);
  }

  @Test
  void what_its_caller_put_off_is_scheduled_and_what_is_tried_again_is_not() throws Exception {
    dueInAnHour(node.queued(), Status.SCHEDULED);
    dueInAnHour(node.queued(), Status.QUEUED);
    node.queued();

    assertThat(node.in(node.outbox::scheduled)).isEqualTo(1);
    assertThat(node.in(node.outbox::depth)).isEqualTo(3);
  }

  private void dueInAnHour(UUID id, Status status) throws Exception {
    node.in(
        () ->
            node.entities
                .createNativeQuery(
                    "update message set due_at = now() + interval '1 hour', status = ?1"
                        + " where id = ?2")
                .setParameter(1, status.name())
                .setParameter(2, id)
                .executeUpdate());
  }

  @Test
  void the_oldest_that_nobody_has_taken_up_says_how_long_they_wait() throws Exception {
    assertThat(node.in(node.outbox::oldest)).isZero();
    node.claim(node.queued());
    clock.pass(Duration.ofSeconds(7));
    assertThat(node.in(node.outbox::oldest)).isZero();

    node.queued();
    clock.pass(Duration.ofSeconds(3));
    node.queued();
    clock.pass(Duration.ofSeconds(2));
    assertThat(node.in(node.outbox::oldest)).isEqualTo(Duration.ofSeconds(5));

    clock.pass(Duration.ofSeconds(-6));
    assertThat(node.in(node.outbox::oldest)).isZero();
  }

  @Test
  void a_claim_has_messages_of_one_send_request_and_no_more_than_a_call_takes() throws Exception {
    var many = node.queued(5);
    var single = node.queued(1);
    var pair = node.queued(2);

    var claims = node.in(() -> node.outbox.claim(100));

    assertThat(claims)
        .extracting(OutboxCountsTest::ids, claim -> claim.request().recipients())
        .containsExactly(
            tuple(many.subList(0, 2), 5),
            tuple(many.subList(2, 4), 5),
            tuple(many.subList(4, 5), 5),
            tuple(single, 1),
            tuple(pair, 2));
    assertThat(claims)
        .extracting(Claim::leaseUntil)
        .containsOnly(clock.instant().plus(node.settings.lease()));
    assertThat(node.in(() -> node.outbox.claim(100))).isEmpty();
  }

  @Test
  void a_claim_has_its_messages_in_id_order_however_long_they_have_been_due() throws Exception {
    var pair = node.queued(2);
    node.in(
        () ->
            node.entities
                .createNativeQuery(
                    "update message set due_at = due_at - interval '1 minute' where id = ?1")
                .setParameter(1, pair.get(1))
                .executeUpdate());

    assertThat(node.in(() -> node.outbox.claim(100)))
        .flatExtracting(OutboxCountsTest::ids)
        .containsExactlyElementsOf(pair);
  }

  private static List<UUID> ids(Claim claim) {
    return claim.messages().stream().map(Message::id).toList();
  }

  @Test
  void what_has_been_due_longest_is_claimed_first_and_what_is_not_due_is_not() throws Exception {
    clock.pass(Duration.ofSeconds(1));
    var later = node.queued();
    clock.pass(Duration.ofSeconds(-1));
    var first = node.queued();

    assertThat(node.in(() -> node.outbox.claim(2)))
        .flatExtracting(OutboxCountsTest::ids)
        .containsExactly(first);
    clock.pass(Duration.ofSeconds(1));
    var also = node.queued();
    assertThat(node.in(() -> node.outbox.claim(1)))
        .flatExtracting(OutboxCountsTest::ids)
        .containsExactly(later);
    assertThat(node.in(() -> node.outbox.claim(1)))
        .flatExtracting(OutboxCountsTest::ids)
        .containsExactly(also);
  }

  @Test
  void the_history_of_one_that_is_given_up_says_why() throws Exception {
    var id = node.queued();
    var known = node.queued();
    node.report(known, DeliveryReportFixture.PENDING_ENROUTE);
    var leased = node.queued();
    clock.pass(LONGEST_WAIT.plusMillis(1));
    hold(leased);

    assertThat(node.in(() -> node.outbox.giveUp("Infobip answered 503"))).isEqualTo(1);

    assertThat(node.row(id))
        .isEqualTo("FAILED due - leased - SILENT check - submitted - attempts 0 checks 0");
    assertThat(reason(id)).isEqualTo("It could not be submitted for PT48H: Infobip answered 503");
    assertThat(node.row(known))
        .isEqualTo(
            "PENDING_ENROUTE due - leased - SILENT check PT5M submitted PT0S attempts 0 checks 0");
    assertThat(node.row(leased)).startsWith("QUEUED due PT-48H");
    assertThat(node.in(() -> node.outbox.giveUp("again"))).isZero();
  }

  private void hold(UUID id) throws Exception {
    node.in(
        () ->
            node.entities
                .createNativeQuery("update message set lease_until = ?1 where id = ?2")
                .setParameter(1, clock.instant())
                .setParameter(2, id)
                .executeUpdate());
  }

  private String reason(UUID id) throws Exception {
    return node.in(
        () ->
            (String)
                node.entities
                    .createNativeQuery(
                        "select reason from event where message_id = ?1", String.class)
                    .setParameter(1, id)
                    .getSingleResult());
  }
}
