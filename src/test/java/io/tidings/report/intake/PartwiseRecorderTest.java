package io.tidings.report.intake;

import static io.tidings.UndeclaredFixture.refusedCommit;
import static io.tidings.UndeclaredFixture.undeclared;
import static io.tidings.message.Verdict.APPLIED;
import static io.tidings.message.Verdict.BROKEN;
import static io.tidings.message.Verdict.UNMATCHED;
import static io.tidings.report.call.AcceptedCallFixture.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.InjectionFixture;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Verdict;
import io.tidings.report.call.AcceptedCallFixture;
import io.tidings.report.call.JudgedCall;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartwiseRecorderTest {

  private static final RuntimeException REFUSED =
      new IllegalStateException(new SQLException("refused", "22021"));
  private static final RuntimeException AWAY =
      new IllegalStateException(new SQLException("away", "08006"));

  private final Database database = new Database();
  private final PartwiseRecorder partwise =
      InjectionFixture.inject(new PartwiseRecorder(), database);

  /** Refuses what holds message 7, and is away from message 90 on. */
  private static final class Database extends DeliveryReportRecorder {
    private final List<Long> stored = new ArrayList<>();
    private final List<JudgedCall> calls = new ArrayList<>();
    private Exception refusal = REFUSED;

    @Override
    List<Verdict> recordPart(List<DeliveryReport> reports) {
      var numbers =
          reports.stream()
              .map(report -> report.messageId().getLeastSignificantBits() & 0xffff)
              .map(bits -> Long.parseLong(Long.toHexString(bits)))
              .toList();
      if (numbers.stream().anyMatch(number -> number >= 90)) {
        throw AWAY;
      }
      if (numbers.contains(7L)) {
        throw undeclared(refusal);
      }
      stored.addAll(numbers);
      return reports.stream().map(report -> APPLIED).toList();
    }

    @Override
    void recordCall(JudgedCall judged) {
      calls.add(judged);
    }
  }

  @Test
  void all_reports_but_the_one_that_cannot_be_stored_are_and_the_call_tells_which()
      throws Exception {
    var judged = partwise.record(call("{\"messageId\":\"x\"}," + reports(5, 11)), REFUSED);

    assertThat(judged.verdicts())
        .containsExactly(UNMATCHED, APPLIED, APPLIED, BROKEN, APPLIED, APPLIED, APPLIED);
    assertThat(database.stored).containsExactly(5L, 6L, 8L, 9L, 10L);
    assertThat(database.calls).containsExactly(judged);
  }

  @Test
  void so_they_are_when_the_commit_is_refused() throws Exception {
    database.refusal = refusedCommit("22021");

    var judged = partwise.record(call(reports(6, 9)), database.refusal);

    assertThat(judged.verdicts()).containsExactly(APPLIED, BROKEN, APPLIED);
    assertThat(database.stored).containsExactly(6L, 8L);
    assertThat(database.calls).containsExactly(judged);
  }

  @Test
  void a_call_is_not_stored_when_the_database_goes_away_in_between() {
    assertThatThrownBy(() -> partwise.record(call(reports(85, 95)), REFUSED)).isEqualTo(AWAY);

    assertThat(database.calls).isEmpty();
  }

  @Test
  void nothing_is_tried_in_parts_when_the_database_is_away() {
    assertThatThrownBy(() -> partwise.record(call(reports(1, 3)), AWAY)).isEqualTo(AWAY);

    assertThat(database.stored).isEmpty();
  }

  private static String reports(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(AcceptedCallFixture::delivered)
        .collect(Collectors.joining(","));
  }
}
