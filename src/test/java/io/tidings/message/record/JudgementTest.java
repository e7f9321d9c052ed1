package io.tidings.message.record;

import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.PENDING_ENROUTE;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.TO_OPERATOR;
import static io.tidings.message.DeliveryReportFixture.bare;
import static io.tidings.message.Verdict.APPLIED;
import static io.tidings.message.Verdict.CORRECTED;
import static io.tidings.message.Verdict.NOTED;
import static io.tidings.message.Verdict.REPEATED;
import static io.tidings.message.Verdict.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.message.Attempt;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Event;
import io.tidings.message.Message;
import io.tidings.message.MessageFixture;
import io.tidings.message.Outcome;
import io.tidings.message.ReachedStatus;
import io.tidings.message.Source;
import io.tidings.message.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
  private static final Grace GRACE = new Grace(Duration.ofMinutes(7));

  private final Judgement judgement = new Judgement(NOW, GRACE);
  private final Message message = MessageFixture.queued();

  @Test
  void each_report_is_judged_by_what_those_before_it_in_the_batch_left() {
    var verdicts =
        Stream.of(
                bare(TO_OPERATOR, DONE_AT),
                bare(PENDING_ENROUTE, DONE_AT.plusSeconds(9)),
                bare(EXPIRED, DONE_AT.plusSeconds(1)),
                bare(TO_HANDSET, DONE_AT.plusSeconds(2)))
            .map(report -> judgement.judge(message, report))
            .toList();

    assertThat(verdicts).containsExactly(APPLIED, SUPERSEDED, APPLIED, CORRECTED);
    assertThat(judgement.changed()).containsExactly(message);
    assertThat(message.reached()).isEqualTo(new ReachedStatus(TO_HANDSET, DONE_AT.plusSeconds(2)));
    assertThat(judgement.events())
        .extracting(Event::verdict, Event::status, Event::at)
        .containsExactly(
            tuple(APPLIED, "DELIVERED_TO_OPERATOR", NOW),
            tuple(SUPERSEDED, "DELIVERED_TO_OPERATOR", NOW),
            tuple(APPLIED, "EXPIRED_EXPIRED", NOW),
            tuple(CORRECTED, "DELIVERED_TO_HANDSET", NOW));
  }

  @Test
  void a_message_that_had_not_ended_after_all_is_looked_for_after_the_grace_that_is_set() {
    var ended = MessageFixture.after(DeliveryReport.ours(message.id(), Status.NO_REPORT, "silent"));

    assertThat(judgement.judge(ended, bare(PENDING_ENROUTE, DONE_AT))).isEqualTo(CORRECTED);

    assertThat(ended.checkAt()).contains(NOW.plus(GRACE.time()));
  }

  @Test
  void the_same_report_twice_in_a_batch_is_one_event_and_counted() {
    assertThat(judgement.judge(message, bare(TO_HANDSET, DONE_AT))).isEqualTo(APPLIED);
    assertThat(judgement.judge(message, bare(TO_HANDSET, DONE_AT))).isEqualTo(REPEATED);

    assertThat(judgement.events()).hasSize(1);
    assertThat(message.told().againText()).isEqualTo("{1}");
    assertThat(judgement.changed()).containsExactly(message);
    assertThat(judgement.told()).containsExactly(message);
  }

  @Test
  void a_report_that_is_replayed_is_the_one_that_came_and_the_other_way_round() {
    var came = bare(TO_HANDSET, DONE_AT);
    var replayed = came.from(Source.REPLAY).because("Replayed by alice.");
    for (var order : List.of(List.of(came, replayed), List.of(replayed, came))) {
      var first = order.get(0);
      var second = order.get(1);
      var judged = new Judgement(NOW, GRACE);
      var queued = MessageFixture.queued();

      assertThat(judged.judge(queued, first)).isEqualTo(APPLIED);
      assertThat(judged.judge(queued, second)).isEqualTo(REPEATED);
      assertThat(judged.judge(queued, first)).isEqualTo(REPEATED);
      assertThat(judged.events()).extracting(Event::source).containsExactly(first.source());
      assertThat(queued.told().againText()).isEqualTo("{2}");
    }
  }

  @Test
  void the_event_of_a_replayed_report_says_who_replayed_it() {
    var replayed = bare(EXPIRED, DONE_AT).from(Source.REPLAY).because("Replayed by alice.");

    assertThat(judgement.judge(message, replayed)).isEqualTo(APPLIED);
    assertThat(judgement.events())
        .extracting(Event::source, event -> event.reason().orElse(""))
        .containsExactly(tuple(Source.REPLAY, "Replayed by alice."));
  }

  @Test
  void a_report_that_was_told_in_an_earlier_batch_is_counted_and_changes_nothing() {
    var report = bare(TO_HANDSET, DONE_AT);
    message.told().add(bare(EXPIRED, DONE_AT).print());
    message.told().add(report.print());

    for (int time = 0; time < 2; time++) {
      assertThat(judgement.judge(message, report)).isEqualTo(REPEATED);
    }

    assertThat(message.told().againText()).isEqualTo("{0, 2}");
    assertThat(judgement.told()).containsExactly(message);
    assertThat(judgement.events()).isEmpty();
    assertThat(judgement.changed()).isEmpty();
    assertThat(message.status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void what_changes_no_status_is_told_all_the_same() {
    message.apply(bare(TO_HANDSET, DONE_AT), APPLIED, NOW);
    var late = bare(TO_OPERATOR, DONE_AT);

    assertThat(judgement.judge(message, late)).isEqualTo(SUPERSEDED);

    assertThat(judgement.changed()).isEmpty();
    assertThat(judgement.told()).containsExactly(message);
    assertThat(message.told().number(late.print())).isEqualTo(1);
  }

  @Test
  void a_final_report_without_a_done_time_counts_by_its_arrival_and_is_marked() {
    assertThat(judgement.judge(message, bare(EXPIRED, DONE_AT))).isEqualTo(APPLIED);
    assertThat(judgement.judge(message, bare(TO_HANDSET, null))).isEqualTo(CORRECTED);

    assertThat(message.reached()).isEqualTo(new ReachedStatus(TO_HANDSET, NOW));
    assertThat(message.doneAtIsArrival()).isTrue();
    assertThat(judgement.judge(message, bare(TO_HANDSET, null))).isEqualTo(REPEATED);
    assertThat(judgement.events())
        .extracting(Event::doneAt, Event::doneAtIsArrival)
        .containsExactly(tuple(Optional.of(DONE_AT), false), tuple(Optional.of(NOW), true));
  }

  @Test
  void a_done_time_that_is_told_takes_the_mark_of_arrival_away() {
    judgement.judge(message, bare(EXPIRED, null));
    judgement.judge(message, bare(TO_HANDSET, NOW.plusSeconds(1)));

    assertThat(message.reached()).isEqualTo(new ReachedStatus(TO_HANDSET, NOW.plusSeconds(1)));
    assertThat(message.doneAtIsArrival()).isFalse();
  }

  @Test
  void only_a_final_report_of_infobip_counts_by_its_arrival() {
    judgement.judge(message, bare(PENDING_ENROUTE, null));
    assertThat(message.reached()).isEqualTo(new ReachedStatus(PENDING_ENROUTE, null));

    judgement.judge(message, bare(EXPIRED, null).from(Source.SUBMIT));
    assertThat(message.reached()).isEqualTo(new ReachedStatus(EXPIRED, null));
    assertThat(message.doneAtIsArrival()).isFalse();
  }

  @Test
  void an_attempt_is_an_event_that_leaves_the_status_alone() {
    judgement.judge(message, bare(TO_OPERATOR, DONE_AT));
    var attempt = DeliveryReport.noted(message.id(), Attempt.LOOKED, "Look 1 of 2.");

    assertThat(judgement.judge(message, attempt)).isEqualTo(NOTED);
    assertThat(judgement.judge(message, attempt)).isEqualTo(NOTED);

    assertThat(message.reached()).isEqualTo(new ReachedStatus(TO_OPERATOR, DONE_AT));
    assertThat(judgement.notes()).containsExactly(attempt);
    assertThat(judgement.events().subList(1, 3))
        .extracting(Event::status, Event::outcome, Event::attempt, e -> e.reason().orElse(""))
        .containsOnly(
            tuple(
                "DELIVERED_TO_OPERATOR",
                Outcome.SENT,
                Optional.of(Attempt.LOOKED),
                "Look 1 of 2."));
  }

  @Test
  void what_we_say_ourselves_is_an_event_each_time() {
    var failed = DeliveryReport.ours(message.id(), Status.FAILED, "refused");

    assertThat(judgement.judge(message, failed)).isEqualTo(APPLIED);
    assertThat(judgement.judge(message, failed)).isEqualTo(SUPERSEDED);

    assertThat(judgement.events()).hasSize(2);
    assertThat(judgement.told()).isEmpty();
  }
}
