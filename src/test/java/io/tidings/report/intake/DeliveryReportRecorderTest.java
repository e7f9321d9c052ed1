package io.tidings.report.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.InfobipMapper;
import io.tidings.message.DeliveryReport;
import io.tidings.message.MessageId;
import io.tidings.message.Recipient;
import io.tidings.message.Source;
import io.tidings.message.record.JudgedReports;
import io.tidings.message.record.StatusRecorder;
import io.tidings.problem.JsonBody;
import io.tidings.report.call.AcceptedCall;
import io.tidings.report.call.JudgedCall;
import io.tidings.report.unmatched.UnmatchedReports;
import io.tidings.sql.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryReportRecorderTest {

  private static final byte[] NO_REPORTS = "{\"results\":[]}".getBytes(UTF_8);

  private final List<String> done = new ArrayList<>();
  private final DeliveryReportRecorder recorder =
      InjectionFixture.inject(new DeliveryReportRecorder(), new Statuses(), new Unmatched());

  private final class Statuses extends StatusRecorder {
    @Override
    public JudgedReports judge(List<DeliveryReport> reports) {
      done.add("messages");
      return JudgedReports.none();
    }

    @Override
    public Map<UUID, Recipient> erased(List<DeliveryReport> reports) {
      return Map.of();
    }

    @Override
    public void append(JudgedReports judged, Write... beside) {
      assertThat(beside)
          .filteredOn(write -> !write.sql().isEmpty())
          .singleElement()
          .satisfies(write -> assertThat(write.sql()).startsWith("insert into webhook_call "));
      done.add("call and log");
    }
  }

  private final class Unmatched extends UnmatchedReports {
    @Override
    public void forget(UUID callId) {
      done.add("forget " + callId);
    }
  }

  @Test
  void a_repetition_forgets_what_waits_of_the_original_in_the_transaction_that_stores_it() {
    var original = MessageId.next();

    recorder.record(List.of(repetitionOf(original)));
    assertThat(done).containsExactly("forget " + original, "messages", "call and log");

    done.clear();
    recorder.recordCall(new JudgedCall(repetitionOf(original), List.of()));
    assertThat(done).containsExactly("forget " + original, "call and log");
  }

  @Test
  void any_other_call_forgets_nothing() {
    var parsed = InfobipMapper.reports(JsonBody.object(NO_REPORTS), Source.REPORT);

    recorder.record(
        List.of(new AcceptedCall(SettableClock.NOON, "192.0.2.1", "{}", NO_REPORTS, parsed)));
    assertThat(done).containsExactly("messages", "call and log");
  }

  private static AcceptedCall repetitionOf(UUID original) {
    return new AcceptedCall(
        SettableClock.NOON,
        "192.0.2.1",
        "{}",
        NO_REPORTS,
        InfobipMapper.reports(JsonBody.object(NO_REPORTS), Source.REPLAY),
        original,
        "tests");
  }
}
