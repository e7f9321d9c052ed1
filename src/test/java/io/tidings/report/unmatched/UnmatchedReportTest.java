package io.tidings.report.unmatched;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.DeliveryReport;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Source;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnmatchedReportTest {

  private static final UUID MESSAGE = UUID.fromString("019ab0c1-7d00-7000-8000-000000000001");
  private static final UUID CALL = UUID.fromString("019ab0c1-7d00-7000-8000-0000000000c1");
  private static final String RAW = "{\"status\":{\"groupId\":3,\"id\":5}}";

  @Test
  void one_that_matches_by_itself_is_a_report_that_came() {
    assertThat(waiting(null).asReport()).isEqualTo(report(Source.REPORT, null));
  }

  @Test
  void one_that_a_replay_brought_says_so_when_it_matches() {
    assertThat(waiting("alice").asReport()).isEqualTo(report(Source.REPLAY, "Replayed by alice."));
  }

  @Test
  void one_that_is_assigned_says_by_whom() {
    assertThat(waiting(null).asReportOn(MESSAGE, "bob"))
        .isEqualTo(report(Source.REPLAY, "Assigned to this message by bob."));
    assertThat(waiting("alice").asReportOn(MESSAGE, "bob"))
        .isEqualTo(report(Source.REPLAY, "Replayed by alice. Assigned to this message by bob."));
  }

  private static UnmatchedReport waiting(@Nullable String replayedBy) {
    return new UnmatchedReport(CALL, MESSAGE, RAW, replayedBy);
  }

  private static DeliveryReport report(Source source, @Nullable String reason) {
    return DeliveryReportFixture.report(MESSAGE, DeliveryReportFixture.TO_HANDSET)
        .source(source)
        .reason(reason)
        .keptIn(CALL, 0)
        .made();
  }
}
