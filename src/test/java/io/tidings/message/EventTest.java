package io.tidings.message;

import static io.tidings.message.DeliveryReportFixture.ABSENT_SUBSCRIBER;
import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.PENDING_ENROUTE;
import static io.tidings.message.DeliveryReportFixture.bare;
import static io.tidings.message.DeliveryReportFixture.full;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTest {

  private static final Instant AT = MessageFixture.ACCEPTED_AT.plusSeconds(7);

  @Test
  void it_tells_all_that_a_report_said_and_where_the_message_stands_after_it() {
    var event =
        EventFixture.event(
            7,
            MessageFixture.queued(),
            full(EXPIRED, ABSENT_SUBSCRIBER).because("Replayed by alice."),
            Verdict.APPLIED);

    assertThat(event.seq()).isEqualTo(7);
    assertThat(event.messageId()).isEqualTo(MessageFixture.FIRST);
    assertThat(event.correlationId()).isEqualTo(MessageFixture.CORRELATION_ID);
    assertThat(event.at()).isEqualTo(AT);
    assertThat(event.source()).isEqualTo(Source.REPORT);
    assertThat(event.verdict()).isEqualTo(Verdict.APPLIED);
    assertThat(event.status()).isEqualTo("EXPIRED_EXPIRED");
    assertThat(event.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(event.isFinal()).isTrue();
    assertThat(event.reported()).isEqualTo(EXPIRED);
    assertThat(event.error()).isEqualTo(ABSENT_SUBSCRIBER);
    assertThat(event.doneAt()).contains(DONE_AT);
    assertThat(event.doneAtIsArrival()).isFalse();
    assertThat(event.segments()).contains(2);
    assertThat(event.price()).contains(new Price(new BigDecimal("0.0312"), "EUR"));
    assertThat(event.mccMnc()).contains("21901");
    assertThat(event.reason()).contains("Replayed by alice.");
    assertThat(event.attempt()).isEmpty();
    assertThat(event.raw()).contains("{}");
  }

  @Test
  void what_came_of_an_erased_recipient_is_not_kept_as_it_came() {
    var erased =
        new Message(
            MessageFixture.FIRST,
            MessageFixture.SECOND,
            "default",
            "+999000123456",
            PENDING_ENROUTE,
            null,
            Told.nothing());

    var event = EventFixture.event(7, erased, full(EXPIRED, ABSENT_SUBSCRIBER), Verdict.APPLIED);

    assertThat(event.raw()).isEmpty();
    assertThat(event.mccMnc()).contains("21901");
  }

  @Test
  void what_a_report_did_not_say_is_not_there() {
    var event =
        EventFixture.event(
            7, MessageFixture.queued(), bare(PENDING_ENROUTE, null), Verdict.APPLIED);

    assertThat(event.isFinal()).isFalse();
    assertThat(event.error()).isEqualTo(ProviderError.NONE);
    assertThat(event.doneAt()).isEmpty();
    assertThat(event.doneAtIsArrival()).isFalse();
    assertThat(event.segments()).isEmpty();
    assertThat(event.price()).isEmpty();
    assertThat(event.mccMnc()).isEmpty();
    assertThat(event.reason()).isEmpty();
    assertThat(event.raw()).isEmpty();
  }

  @Test
  void a_final_report_without_a_time_has_that_of_its_arrival_and_what_we_say_has_none() {
    var report = bare(EXPIRED, null);
    var event = EventFixture.event(7, MessageFixture.queued(), report, Verdict.APPLIED);
    var ours = report.from(Source.SUBMIT);
    var said = EventFixture.event(7, MessageFixture.queued(), ours, Verdict.APPLIED);

    assertThat(event.doneAt()).contains(AT);
    assertThat(event.doneAtIsArrival()).isTrue();
    assertThat(said.doneAt()).isEmpty();
    assertThat(said.doneAtIsArrival()).isFalse();
  }

  @Test
  void an_attempt_reports_the_status_that_its_message_has() {
    var message = MessageFixture.after(bare(PENDING_ENROUTE, DONE_AT));
    var event =
        EventFixture.event(
            7,
            message,
            DeliveryReport.noted(message.id(), Attempt.LOOKED, "Look 1 of 2."),
            Verdict.NOTED);

    assertThat(event.attempt()).contains(Attempt.LOOKED);
    assertThat(event.reason()).contains("Look 1 of 2.");
    assertThat(event.status()).isEqualTo("PENDING_ENROUTE");
    assertThat(event.outcome()).isEqualTo(Outcome.SENT);
    assertThat(event.reported().name()).isEqualTo("PENDING_ENROUTE");
  }
}
