package io.tidings.message.record;

import static io.tidings.message.DeliveryReportFixture.ABSENT_SUBSCRIBER;
import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.PENDING_ENROUTE;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.TO_OPERATOR;
import static io.tidings.message.Verdict.APPLIED;
import static io.tidings.message.Verdict.CORRECTED;
import static io.tidings.message.Verdict.NOTED;
import static io.tidings.message.Verdict.REPEATED;
import static io.tidings.message.Verdict.SUPERSEDED;
import static io.tidings.message.Verdict.UNMATCHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.dev.SettableClock;
import io.tidings.message.Attempt;
import io.tidings.message.DeliveryReport;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Event;
import io.tidings.message.Price;
import io.tidings.message.ProviderError;
import io.tidings.message.ReachedStatus;
import io.tidings.message.Source;
import io.tidings.message.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is recorded of reports, on a real database. */
class StatusRecorderTest {

  private final StoredMessagesFixture stored = new StoredMessagesFixture();

  @AfterEach
  void close() {
    stored.close();
  }

  @Test
  void a_report_changes_its_message_and_is_in_the_history_with_all_it_says() throws Exception {
    var id = stored.queued();
    var other = stored.queued();
    stored.clock.pass(Duration.ofNanos(5_000_999));

    assertThat(stored.record(full(id, EXPIRED, DONE_AT))).containsExactly(APPLIED);

    var message = stored.message(id);
    assertThat(message.reached()).isEqualTo(new ReachedStatus(EXPIRED, DONE_AT));
    assertThat(message.error()).isEqualTo(ABSENT_SUBSCRIBER);
    assertThat(message.price()).contains(new Price(new BigDecimal("0.0312"), "EUR"));
    assertThat(message.segments()).contains(2);
    assertThat(message.mccMnc()).contains("21901");
    assertThat(message.updatedAt()).isEqualTo(SettableClock.NOON.plusNanos(5_000_000));
    var event = stored.events(id).get(0);
    assertThat(event.at()).isEqualTo(SettableClock.NOON.plusNanos(5_000_000));
    assertThat(event.reported()).isEqualTo(EXPIRED);
    assertThat(event.error()).isEqualTo(ABSENT_SUBSCRIBER);
    assertThat(event.price()).contains(new Price(new BigDecimal("0.0312"), "EUR"));
    assertThat(event.segments()).contains(2);
    assertThat(event.mccMnc()).contains("21901");
    assertThat(event.doneAt()).contains(DONE_AT);
    assertThat(event.raw()).contains("{}");
    assertThat(stored.message(other).status()).isEqualTo(Status.QUEUED);
    assertThat(stored.events(other)).isEmpty();
  }

  @Test
  void what_a_later_report_leaves_out_stays_as_it_was() throws Exception {
    var id = stored.queued();
    stored.record(full(id, EXPIRED, DONE_AT));

    assertThat(stored.record(report(id, TO_HANDSET, DONE_AT.plusSeconds(1))))
        .containsExactly(CORRECTED);

    var message = stored.message(id);
    assertThat(message.status()).isEqualTo(TO_HANDSET);
    assertThat(message.corrected()).isTrue();
    assertThat(message.error()).isEqualTo(ProviderError.NONE);
    assertThat(message.price()).contains(new Price(new BigDecimal("0.0312"), "EUR"));
    assertThat(message.segments()).contains(2);
    assertThat(message.mccMnc()).contains("21901");
    stored.record(report(id, TO_HANDSET, DONE_AT.plusSeconds(2)));
    assertThat(stored.message(id).corrected()).isTrue();
  }

  @Test
  void the_bulk_that_a_report_names_stays_with_the_message() throws Exception {
    var id = stored.queued();
    stored.record(full(id, PENDING_ENROUTE, DONE_AT));
    stored.record(report(id, TO_HANDSET, DONE_AT));

    assertThat(
            stored.in(
                () ->
                    stored
                        .entities
                        .createNativeQuery("select bulk_id from message where id = ?1")
                        .setParameter(1, id)
                        .getSingleResult()))
        .isEqualTo("bulk-7001");
  }

  @Test
  void a_report_that_comes_again_is_counted_on_the_first_in_whichever_way_it_comes()
      throws Exception {
    var id = stored.queued();
    var report = full(id, TO_HANDSET, DONE_AT);
    stored.record(report);
    long head = stored.in(stored.log::head);

    assertThat(
            stored.record(
                report,
                report.from(Source.LOGS),
                report.from(Source.REPLAY).because("Replayed by alice.")))
        .containsExactly(REPEATED, REPEATED, REPEATED);
    assertThat(stored.record(report)).containsExactly(REPEATED);

    assertThat(stored.events(id))
        .extracting(Event::verdict, Event::source)
        .containsExactly(tuple(APPLIED, Source.REPORT));
    assertThat(stored.again(id)).isEqualTo("{4}");
    assertThat(stored.in(stored.log::head)).isEqualTo(head);
  }

  @Test
  void a_report_without_numbers_and_times_that_comes_again_is_known_too() throws Exception {
    var id = stored.queued();
    var bare = report(id, new Status("A_NEW_ONE", null, null), null);

    assertThat(stored.record(bare)).containsExactly(APPLIED);
    assertThat(stored.record(bare)).containsExactly(REPEATED);

    assertThat(stored.events(id)).hasSize(1);
    assertThat(stored.again(id)).isEqualTo("{1}");
  }

  @Test
  void reports_that_differ_in_anything_that_counts_are_not_the_same() throws Exception {
    var id = stored.queued();
    stored.record(report(id, PENDING_ENROUTE, DONE_AT));

    assertThat(stored.record(report(id, PENDING_ENROUTE, DONE_AT.plusMillis(1))))
        .containsExactly(APPLIED);
    assertThat(stored.record(report(id, new Status("PENDING_ENROUTE", 1, 3), DONE_AT)))
        .containsExactly(SUPERSEDED);
    assertThat(stored.record(report(id, new Status("PENDING_ENROUTE", 0, 7), DONE_AT)))
        .containsExactly(SUPERSEDED);
    assertThat(stored.record(full(id, PENDING_ENROUTE, DONE_AT))).containsExactly(SUPERSEDED);
    assertThat(stored.events(id)).hasSize(5);
    assertThat(stored.again(id)).isNull();
  }

  @Test
  void what_we_said_ourselves_before_is_no_report() throws Exception {
    var id = stored.queued();
    var answer = report(id, PENDING_ENROUTE, DONE_AT).from(Source.SUBMIT);
    stored.record(answer);

    assertThat(stored.record(answer.from(Source.REPORT))).containsExactly(SUPERSEDED);
  }

  @Test
  void a_report_that_was_overtaken_changes_nothing_but_the_history() throws Exception {
    var id = stored.queued();
    stored.record(report(id, TO_HANDSET, DONE_AT));

    assertThat(stored.record(report(id, TO_OPERATOR, DONE_AT.minusSeconds(3))))
        .containsExactly(SUPERSEDED);
    assertThat(stored.record(report(id, EXPIRED, DONE_AT.minusSeconds(1))))
        .containsExactly(SUPERSEDED);

    assertThat(stored.message(id).reached()).isEqualTo(new ReachedStatus(TO_HANDSET, DONE_AT));
    assertThat(stored.events(id))
        .extracting(Event::status, event -> event.reported().name())
        .containsExactly(
            tuple("DELIVERED_TO_HANDSET", "DELIVERED_TO_HANDSET"),
            tuple("DELIVERED_TO_HANDSET", "DELIVERED_TO_OPERATOR"),
            tuple("DELIVERED_TO_HANDSET", "EXPIRED_EXPIRED"));
  }

  @Test
  void of_two_ends_at_one_moment_the_delivery_is_true_in_whichever_order_they_come()
      throws Exception {
    var id = stored.queued();
    assertThat(stored.record(report(id, EXPIRED, DONE_AT))).containsExactly(APPLIED);
    assertThat(stored.record(report(id, TO_HANDSET, DONE_AT))).containsExactly(CORRECTED);

    var other = stored.queued();
    assertThat(stored.record(report(other, TO_HANDSET, DONE_AT), report(other, EXPIRED, DONE_AT)))
        .containsExactly(APPLIED, SUPERSEDED);

    assertThat(stored.message(id).status()).isEqualTo(TO_HANDSET);
    assertThat(stored.message(other).status()).isEqualTo(TO_HANDSET);
  }

  @Test
  void a_report_of_a_message_that_is_not_ours_spoils_no_other() throws Exception {
    var id = stored.queued();
    var stranger = UUID.randomUUID();

    assertThat(
            stored.record(
                report(stranger, TO_HANDSET, DONE_AT),
                report(id, TO_OPERATOR, DONE_AT),
                report(stranger, EXPIRED, DONE_AT),
                report(id, TO_HANDSET, DONE_AT)))
        .containsExactly(UNMATCHED, APPLIED, UNMATCHED, APPLIED);

    assertThat(stored.events(stranger)).isEmpty();
    assertThat(stored.events(id)).hasSize(2);
  }

  @Test
  void no_reports_change_nothing() throws Exception {
    long head = stored.in(stored.log::head);

    assertThat(stored.record()).isEmpty();
    assertThat(stored.in(() -> stored.recorder.judge(List.of()))).isEqualTo(JudgedReports.none());

    assertThat(stored.in(stored.log::head)).isEqualTo(head);
  }

  @Test
  void the_last_attempt_is_kept_with_the_message() throws Exception {
    var id = stored.queued();

    assertThat(
            stored.record(
                DeliveryReport.noted(id, Attempt.WAITING, "Infobip answered 503"),
                DeliveryReport.noted(id, Attempt.PUT_OFF, "Infobip answered 429")))
        .containsExactly(NOTED, NOTED);

    var message = stored.message(id);
    assertThat(message.attempt()).contains(Attempt.PUT_OFF);
    assertThat(message.attemptReason()).contains("Infobip answered 429");
    assertThat(message.status()).isEqualTo(Status.QUEUED);
    assertThat(stored.events(id))
        .extracting(event -> event.attempt().orElseThrow())
        .containsExactly(Attempt.WAITING, Attempt.PUT_OFF);
  }

  @Test
  void one_that_had_not_ended_after_all_is_looked_for_again_when_the_grace_is_over()
      throws Exception {
    var id = stored.queued();
    stored.record(DeliveryReport.ours(id, Status.NO_REPORT, "silent"));
    assertThat(stored.message(id).checkAt()).isEmpty();

    stored.record(report(id, PENDING_ENROUTE, DONE_AT));
    var lookAt = stored.clock.instant().plus(Duration.ofHours(1));
    assertThat(stored.message(id).checkAt()).contains(lookAt);

    stored.record(report(id, TO_OPERATOR, DONE_AT));
    assertThat(stored.message(id).checkAt()).contains(lookAt);
  }

  private static DeliveryReport report(UUID id, Status status, @Nullable Instant doneAt) {
    return DeliveryReportFixture.bare(id, status, doneAt);
  }

  private static DeliveryReport full(UUID id, Status status, Instant doneAt) {
    return DeliveryReportFixture.report(id, status)
        .error(ABSENT_SUBSCRIBER)
        .doneAt(doneAt)
        .facts()
        .made();
  }
}
