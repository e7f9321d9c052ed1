package io.tidings.message.record;

import static io.tidings.message.DeliveryReportFixture.bare;
import static io.tidings.message.Verdict.APPLIED;
import static io.tidings.message.Verdict.CORRECTED;
import static io.tidings.message.Verdict.REPEATED;
import static io.tidings.message.Verdict.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.DeliveryReport;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.MessageFixture;
import io.tidings.message.Outcome;
import io.tidings.message.ReachedStatus;
import io.tidings.message.Source;
import io.tidings.message.Status;
import io.tidings.message.StatusFixture;
import io.tidings.message.StatusFixture.Placed;
import io.tidings.message.StatusFixture.Stage;
import io.tidings.message.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRuleTest {

  /**
   * Rows: where the message stands. Columns: what is reported. {@code yes} and {@code no} whatever
   * the done times are; {@code newer} only with a later done time; {@code truer} the same, and it
   * is a correction then, or with the same one when only what is reported is delivered; {@code any}
   * corrects always.
   */
  private static final Map<Pair, String> TABLE =
      table(
          """
                    | SCHEDULED QUEUED TAKEN OPERATOR FINAL NO_REPORT
          SCHEDULED | newer     yes    yes   yes      yes   yes
          QUEUED    | no        newer  yes   yes      yes   yes
          TAKEN     | no        no     newer yes      yes   yes
          OPERATOR  | no        no     no    newer    yes   yes
          FINAL     | no        no     no    no       truer truer
          NO_REPORT | any       any    any   any      any   any
          """);

  private record Pair(Stage current, Stage reported) {}

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** The done time of the report beside the one the message has. */
  private enum DoneAt {
    OLDER(NOON, NOON.minusMillis(1), false),
    SAME(NOON, NOON, false),
    LATER(NOON, NOON.plusMillis(1), true),
    REPORTED_MISSING(NOON, null, false),
    CURRENT_MISSING(null, NOON, true),
    BOTH_MISSING(null, null, false);

    private final @Nullable Instant current;
    private final @Nullable Instant reported;
    private final boolean newer;

    DoneAt(@Nullable Instant current, @Nullable Instant reported, boolean newer) {
      this.current = current;
      this.reported = reported;
      this.newer = newer;
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_pair_of_statuses_gets_the_verdict_of_the_table(DoneAt doneAt) {
    var wrong = new ArrayList<String>();
    for (var current : StatusFixture.ALL) {
      for (var reported : StatusFixture.ALL) {
        var verdict =
            StatusRule.judge(
                new ReachedStatus(current.status(), doneAt.current),
                new ReachedStatus(reported.status(), doneAt.reported),
                false);
        var expected = expected(current, reported, doneAt);
        if (verdict != expected) {
          wrong.add(
              "%s then %s: %s, not %s"
                  .formatted(current.status(), reported.status(), verdict, expected));
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static Verdict expected(Placed current, Placed reported, DoneAt doneAt) {
    return switch (TABLE.getOrDefault(new Pair(current.stage(), reported.stage()), "")) {
      case "yes" -> APPLIED;
      case "no" -> SUPERSEDED;
      case "newer" -> doneAt.newer ? APPLIED : SUPERSEDED;
      case "truer" -> {
        // the first done time of a final status we knew without one corrects nothing
        boolean onlyAddsTime =
            doneAt == DoneAt.CURRENT_MISSING && current.status().equals(reported.status());
        boolean deliveredAfterAll =
            doneAt == DoneAt.SAME
                && reported.outcome() == Outcome.DELIVERED
                && current.outcome() != Outcome.DELIVERED;
        yield deliveredAfterAll
            ? CORRECTED
            : !doneAt.newer ? SUPERSEDED : onlyAddsTime ? APPLIED : CORRECTED;
      }
      case "any" -> CORRECTED;
      default -> throw new IllegalArgumentException("not a word of the table");
    };
  }

  @ParameterizedTest
  @EnumSource
  void a_report_that_is_known_is_repeated_wherever_the_message_stands(DoneAt doneAt) {
    var verdicts = new HashSet<Verdict>();
    for (var current : StatusFixture.ALL) {
      for (var reported : StatusFixture.ALL) {
        verdicts.add(
            StatusRule.judge(
                new ReachedStatus(current.status(), doneAt.current),
                new ReachedStatus(reported.status(), doneAt.reported),
                true));
      }
    }

    assertThat(verdicts).containsExactly(REPEATED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void reports_with_distinct_done_times_end_the_same_in_whatever_order_and_however_often_they_come(
      long seed) {
    var random = new Random(seed);
    for (int set = 0; set < 400; set++) {
      var reports = reportsWithDistinctDoneTimes(random, false);
      var best = best(reports);
      for (int order = 0; order < 10; order++) {
        var deliveries = new ArrayList<>(reports);
        deliveries.addAll(reports.subList(0, random.nextInt(reports.size())));
        Collections.shuffle(deliveries, random);

        assertThat(endOf(deliveries)).as("after %s", deliveries).isEqualTo(best);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void our_own_no_report_leaves_no_trace_once_a_final_report_has_come(long seed) {
    var random = new Random(seed);
    for (int set = 0; set < 400; set++) {
      var reports = reportsWithDistinctDoneTimes(random, true);
      var best = best(reports);
      for (int order = 0; order < 10; order++) {
        var deliveries = new ArrayList<>(reports);
        deliveries.add(bare(Status.NO_REPORT, null).from(Source.TIDINGS));
        Collections.shuffle(deliveries, random);

        assertThat(endOf(deliveries)).as("after %s", deliveries).isEqualTo(best);
      }
    }
  }

  @Test
  void a_report_that_is_not_final_counts_only_when_it_comes_after_our_own_no_report() {
    var enroute = bare(DeliveryReportFixture.PENDING_ENROUTE, NOON);
    var noReport = bare(Status.NO_REPORT, null).from(Source.TIDINGS);

    assertThat(endOf(List.of(noReport, enroute))).isEqualTo(enroute.reached());
    assertThat(endOf(List.of(enroute, noReport))).isEqualTo(noReport.reached());
  }

  @Test
  void of_two_final_reports_with_one_done_time_the_delivered_one_wins() {
    var delivered = bare(DeliveryReportFixture.TO_HANDSET, NOON);
    var expired = bare(DeliveryReportFixture.EXPIRED, NOON);

    assertThat(endOf(List.of(delivered, expired))).isEqualTo(delivered.reached());
    assertThat(endOf(List.of(expired, delivered))).isEqualTo(delivered.reached());
    assertThat(StatusRule.judge(expired.reached(), delivered.reached(), false))
        .isEqualTo(CORRECTED);
  }

  @Test
  void of_two_failures_with_one_done_time_the_first_to_come_stands() {
    var notDelivered = bare(DeliveryReportFixture.NOT_DELIVERED, NOON);
    var expired = bare(DeliveryReportFixture.EXPIRED, NOON);

    assertThat(endOf(List.of(notDelivered, expired))).isEqualTo(notDelivered.reached());
    assertThat(endOf(List.of(expired, notDelivered))).isEqualTo(expired.reached());
  }

  /** Two to six reports; at most one of them has no done time, and none that is final. */
  private static List<DeliveryReport> reportsWithDistinctDoneTimes(Random random, boolean isFinal) {
    var minutes = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
    Collections.shuffle(minutes, random);
    int missing = random.nextInt(12);
    var reports = new ArrayList<DeliveryReport>();
    for (int place = 0; place < 2 + random.nextInt(5); place++) {
      var status = anyOfInfobip(random, isFinal && place == 0);
      boolean untold = place == missing && !status.isFinal();
      reports.add(bare(status, untold ? null : NOON.plusSeconds(60L * minutes.get(place))));
    }
    return reports;
  }

  private static Status anyOfInfobip(Random random, boolean isFinal) {
    var choice =
        StatusFixture.ALL.stream()
            .filter(placed -> placed.status().groupId() != null)
            .filter(placed -> !isFinal || placed.stage() == Stage.FINAL)
            .toList();
    return choice.get(random.nextInt(choice.size())).status();
  }

  /** The furthest report; of several as far, the one with the latest done time. */
  private static ReachedStatus best(List<DeliveryReport> reports) {
    var best = reports.get(0);
    for (var report : reports) {
      int further = stageOf(report).compareTo(stageOf(best));
      if (further > 0 || (further == 0 && minuteOf(report) > minuteOf(best))) {
        best = report;
      }
    }
    return best.reached();
  }

  private static Stage stageOf(DeliveryReport report) {
    return StatusFixture.ALL.stream()
        .filter(placed -> placed.status().equals(report.status()))
        .findFirst()
        .orElseThrow()
        .stage();
  }

  private static long minuteOf(DeliveryReport report) {
    return report.doneAt() == null ? Long.MIN_VALUE : report.doneAt().getEpochSecond();
  }

  private static ReachedStatus endOf(List<DeliveryReport> deliveries) {
    var message = MessageFixture.queued();
    var history = new HashSet<DeliveryReport>();
    for (var report : deliveries) {
      var verdict = StatusRule.judge(message.reached(), report.reached(), !history.add(report));
      message.apply(report, verdict, NOON);
    }
    return message.reached();
  }

  private static Map<Pair, String> table(String text) {
    var rows = text.lines().map(line -> line.split("\\|", -1)).toList();
    var columns = words(rows.get(0)[1]);
    var table = new HashMap<Pair, String>();
    for (var row : rows.subList(1, rows.size())) {
      var current = Stage.valueOf(row[0].trim());
      var cells = words(row[1]);
      for (int column = 0; column < columns.size(); column++) {
        table.put(new Pair(current, Stage.valueOf(columns.get(column))), cells.get(column));
      }
    }
    return table;
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.trim().split(" +"));
  }
}
