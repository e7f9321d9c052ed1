package io.tidings.report.silence;

import static io.tidings.message.DeliveryReportFixture.PENDING_ACCEPTED;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.bare;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.config.SettingsFixture;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.http.InfobipSettings;
import io.tidings.message.DeliveryReport;
import io.tidings.message.EventFixture;
import io.tidings.message.MessageFixture;
import io.tidings.message.Source;
import io.tidings.message.Status;
import io.tidings.message.Verdict;
import io.tidings.message.record.MessageStatusChanged;
import io.tidings.report.call.WebhookCalls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilenceAlarmTest {

  private static final Instant START = MessageFixture.ACCEPTED_AT;
  private static final Status REJECTED = new Status("REJECTED_NOT_ENOUGH_CREDITS", 5, 12);
  private static final String WARNING =
      "No report has come since 2026-11-23T13:00:00Z although 10 messages were submitted;"
          + " 3 webhook calls were refused as wrong-token: is tidings.report.token the one in the"
          + " URL Infobip calls?";

  private final OtherNodes calls = new OtherNodes();

  /** What the database knows. */
  private static final class OtherNodes extends WebhookCalls {
    private @Nullable Instant accepted;
    private int asked;

    @Override
    public Optional<Instant> newestAcceptedSince(Instant since) {
      asked++;
      return Optional.ofNullable(accepted).filter(at -> at.isAfter(since));
    }

    @Override
    public Optional<Refused> mostRefusedSince(Instant since) {
      return Optional.of(new Refused("wrong-token", 3, Instant.EPOCH, Instant.EPOCH));
    }
  }

  @Test
  void when_messages_are_submitted_and_no_report_comes_somebody_is_told_why() {
    submit(PENDING_ACCEPTED, 10);

    assertThat(lookAfter(Duration.ofMinutes(15))).isEmpty();
    assertThat(calls.asked).isZero();
    assertThat(alarm.silentSince()).isEmpty();
    assertThat(lookAfter(Duration.ofMinutes(16))).contains(WARNING);
    assertThat(lookAfter(Duration.ofMinutes(17))).contains(WARNING);
    assertThat(alarm.silentSince()).contains(START);
  }

  @Test
  void a_few_messages_may_go_to_phones_that_are_switched_off() {
    submit(PENDING_ACCEPTED, 9);

    assertThat(lookAfter(Duration.ofHours(16))).isEmpty();
  }

  @Test
  void what_is_rejected_at_once_needs_no_report() {
    submit(REJECTED, 100);

    assertThat(lookAfter(Duration.ofMinutes(16))).isEmpty();
  }

  @Test
  void a_report_on_this_node_ends_it() {
    submit(PENDING_ACCEPTED, 10);
    assertThat(lookAfter(Duration.ofMinutes(16))).isPresent();

    hear(bare(TO_HANDSET, null), 1_000);
    assertThat(lookAfter(Duration.ofMinutes(17))).isEmpty();
  }

  @Test
  void a_replayed_report_is_no_sign_that_reports_come() {
    submit(PENDING_ACCEPTED, 10);

    hear(bare(TO_HANDSET, null).from(Source.REPLAY), 1_000);
    assertThat(lookAfter(Duration.ofMinutes(16))).contains(WARNING);
  }

  @Test
  void a_call_to_another_node_ends_it_too() {
    submit(PENDING_ACCEPTED, 10);
    calls.accepted = START.plusSeconds(60);

    assertThat(lookAfter(Duration.ofMinutes(16))).isEmpty();
    assertThat(calls.asked).isOne();
  }

  private final SettableClock clock = new SettableClock(START);
  private final SilenceAlarm alarm =
      InjectionFixture.inject(new SilenceAlarm(), calls, settings(), infobip(), clock);

  private void submit(Status status, int messages) {
    for (int message = 0; message < messages; message++) {
      hear(bare(status, null).from(Source.SUBMIT), message);
    }
  }

  private void hear(DeliveryReport report, long second) {
    alarm.hear(
        new MessageStatusChanged(
            List.of(EventFixture.event(second, MessageFixture.queued(), report, Verdict.APPLIED))));
  }

  private Optional<String> lookAfter(Duration time) {
    clock.set(START.plus(time));
    alarm.look();
    return alarm.warning();
  }

  private static SilenceSettings settings() {
    return SilenceSettings.read(SettingsFixture.completeBut(Map.of()).reader());
  }

  private static InfobipSettings infobip() {
    return new InfobipSettings(
        URI.create("https://abc.api.infobip.com"),
        "secret",
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Optional.empty(),
        URI.create("https://sms.example.org/webhooks/infobip/reports"),
        false,
        false);
  }
}
