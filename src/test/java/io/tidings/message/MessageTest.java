package io.tidings.message;

import static io.tidings.message.DeliveryReportFixture.ABSENT_SUBSCRIBER;
import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.PENDING_ACCEPTED;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.bare;
import static io.tidings.message.DeliveryReportFixture.full;
import static io.tidings.message.MessageFixture.ACCEPTED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {

  private static final Price PRICE = new Price(new BigDecimal("0.0312"), "EUR");

  @Test
  void a_new_message_is_queued_and_nothing_is_known_of_it() {
    var message = MessageFixture.queued();

    assertThat(message.reached()).isEqualTo(new ReachedStatus(Status.QUEUED, null));
    assertThat(message.error()).isEqualTo(ProviderError.NONE);
    assertThat(message.price()).isEmpty();
    assertThat(message.segments()).isEmpty();
    assertThat(message.mccMnc()).isEmpty();
    assertThat(message.submittedAt()).isEmpty();
    assertThat(message.corrected()).isFalse();
    assertThat(message.attempts()).isZero();
    assertThat(message.checks()).isZero();
  }

  @Test
  void an_applied_report_is_taken_over_with_all_its_facts() {
    var message = MessageFixture.queued();

    message.apply(full(EXPIRED, ABSENT_SUBSCRIBER), Verdict.APPLIED, ACCEPTED_AT);

    assertThat(message.reached()).isEqualTo(new ReachedStatus(EXPIRED, DONE_AT));
    assertThat(message.error()).isEqualTo(ABSENT_SUBSCRIBER);
    assertThat(message.price()).contains(PRICE);
    assertThat(message.segments()).contains(2);
    assertThat(message.mccMnc()).contains("21901");
    assertThat(message.corrected()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPERSEDED", "REPEATED"})
  void a_report_that_comes_too_late_or_again_changes_nothing(Verdict verdict) {
    var message = MessageFixture.after(bare(PENDING_ACCEPTED, null));

    message.apply(full(EXPIRED, ABSENT_SUBSCRIBER), verdict, ACCEPTED_AT);

    assertThat(message.reached()).isEqualTo(new ReachedStatus(PENDING_ACCEPTED, null));
    assertThat(message.error()).isEqualTo(ProviderError.NONE);
    assertThat(message.price()).isEmpty();
    assertThat(message.segments()).isEmpty();
    assertThat(message.mccMnc()).isEmpty();
  }

  @Test
  void facts_stay_when_a_later_report_leaves_them_out() {
    var message = MessageFixture.after(full(PENDING_ACCEPTED, ProviderError.NONE));

    message.apply(bare(TO_HANDSET, DONE_AT), Verdict.APPLIED, ACCEPTED_AT);

    assertThat(message.status()).isEqualTo(TO_HANDSET);
    assertThat(message.price()).contains(PRICE);
    assertThat(message.segments()).contains(2);
    assertThat(message.mccMnc()).contains("21901");
  }

  @Test
  void the_error_belongs_to_its_status_and_goes_with_it() {
    var message = MessageFixture.after(full(PENDING_ACCEPTED, ABSENT_SUBSCRIBER));

    message.apply(bare(TO_HANDSET, DONE_AT), Verdict.APPLIED, ACCEPTED_AT);

    assertThat(message.error()).isEqualTo(ProviderError.NONE);
  }

  @Test
  void a_message_once_corrected_stays_marked() {
    var message = MessageFixture.after(bare(EXPIRED, DONE_AT));

    message.apply(bare(TO_HANDSET, DONE_AT.plusSeconds(1)), Verdict.CORRECTED, ACCEPTED_AT);
    assertThat(message.corrected()).isTrue();

    message.apply(bare(TO_HANDSET, DONE_AT.plusSeconds(2)), Verdict.APPLIED, ACCEPTED_AT);
    assertThat(message.corrected()).isTrue();
  }

  @Test
  void what_we_say_ourselves_keeps_what_infobip_said_of_the_price() {
    var message = MessageFixture.after(full(PENDING_ACCEPTED, ABSENT_SUBSCRIBER));

    message.apply(
        DeliveryReport.ours(message.id(), Status.NO_REPORT, "no report came"),
        Verdict.APPLIED,
        ACCEPTED_AT);

    assertThat(message.reached()).isEqualTo(new ReachedStatus(Status.NO_REPORT, null));
    assertThat(message.error()).isEqualTo(ProviderError.NONE);
    assertThat(message.price()).contains(PRICE);
  }

  @Test
  void a_new_message_is_due_at_once_and_keeps_who_it_is_for() {
    var message = MessageFixture.queued(MessageFixture.SECOND, 4, "+385911111101");

    assertThat(message.id()).isEqualTo(MessageFixture.SECOND);
    assertThat(message.correlationId()).isEqualTo(MessageFixture.CORRELATION_ID);
    assertThat(message.position()).isEqualTo(4);
    assertThat(message.recipient()).isEqualTo(new Recipient("+385911111101"));
    assertThat(message.dueAt()).contains(ACCEPTED_AT);
    assertThat(message.updatedAt()).isEqualTo(ACCEPTED_AT);
    assertThat(message.isUnclaimed()).isTrue();
    assertThat(message.checkAt()).isEmpty();
    assertThat(message.doneAt()).isEmpty();
    assertThat(message.attempt()).isEmpty();
    assertThat(message.attemptReason()).isEmpty();
    assertThat(message.clientReference()).isEmpty();
    assertThat(message.networkId()).isEmpty();
  }

  @Test
  void a_message_that_is_put_off_is_scheduled() {
    var message = MessageFixture.queued();

    message.scheduleFor(ACCEPTED_AT.plusSeconds(60));

    assertThat(message.status()).isEqualTo(Status.SCHEDULED);
    assertThat(message.dueAt()).contains(ACCEPTED_AT.plusSeconds(60));
  }

  @Test
  void a_message_keeps_its_callers_name_for_it_and_its_network() {
    var message = MessageFixture.queued();

    message.label("parcel-7", 21901);

    assertThat(message.clientReference()).contains("parcel-7");
    assertThat(message.networkId()).contains(21901);
  }

  @Test
  void a_message_that_is_read_for_a_report_is_not_in_the_outbox() {
    var message =
        new Message(
            MessageFixture.FIRST,
            MessageFixture.SECOND,
            "default",
            "+385911111101",
            EXPIRED,
            DONE_AT,
            Told.nothing());

    assertThat(message.correlationId().value()).isEqualTo(MessageFixture.SECOND);
    assertThat(message.reached()).isEqualTo(new ReachedStatus(EXPIRED, DONE_AT));
    assertThat(message.isUnclaimed()).isFalse();
  }

  @Test
  void a_report_tells_when_the_message_changed_and_when_it_ended() {
    var message = MessageFixture.after(bare(EXPIRED, null));

    assertThat(message.updatedAt()).isEqualTo(ACCEPTED_AT.plusSeconds(5));
    assertThat(message.doneAt()).contains(ACCEPTED_AT.plusSeconds(5));
    assertThat(message.doneAtIsArrival()).isTrue();
    message.lookAgain(DONE_AT);
    assertThat(message.checkAt()).contains(DONE_AT);
  }
}
