package io.tidings.report.call;

import static io.tidings.message.Verdict.APPLIED;
import static io.tidings.message.Verdict.BROKEN;
import static io.tidings.message.Verdict.UNMATCHED;
import static io.tidings.report.call.AcceptedCallFixture.call;
import static io.tidings.report.call.AcceptedCallFixture.delivered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.message.Verdict;
import io.tidings.report.unmatched.UnmatchedReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedCallTest {

  private static final String FOREIGN = "{\"messageId\":\"ord-7001\",\"to\":\"385911111101\"}";

  @Test
  void every_entry_gets_a_verdict_in_its_place() {
    var judged = judged(call("{}," + delivered(1) + "," + FOREIGN + "," + delivered(2)));

    assertThat(judged.verdicts()).containsExactly(BROKEN, APPLIED, UNMATCHED, UNMATCHED);
    assertThat(judged.count(UNMATCHED)).isEqualTo(2);
  }

  @Test
  void those_without_a_message_are_parked_with_what_says_where_they_belong() {
    var judged = judged(call("{}," + delivered(1) + "," + FOREIGN + "," + delivered(2)));

    assertThat(UnmatchedReport.of(List.of(judged)))
        .extracting(UnmatchedReport::entry, UnmatchedReport::reportedId, UnmatchedReport::raw)
        .containsExactly(
            tuple(2, "ord-7001", FOREIGN),
            tuple(3, "019ab0c1-7d00-7000-8000-000000000002", delivered(2).strip()));
  }

  @Test
  void what_a_phone_sent_waits_for_no_message() {
    var call = call("{\"messageId\":\"1\",\"from\":\"385911111111\",\"text\":\"STOP\"}");
    var judged = JudgedCall.of(call, List.<Verdict>of().iterator());

    assertThat(judged.verdicts()).containsExactly(Verdict.INBOUND);
    assertThat(UnmatchedReport.of(List.of(judged))).isEmpty();
  }

  @Test
  void those_of_a_replayed_call_are_parked_with_who_replayed_it() {
    var came = judged(call(delivered(1) + "," + FOREIGN));
    var replayed = judged(AcceptedCallFixture.replayed(came.call(), "alice"));

    assertThat(UnmatchedReport.of(List.of(came, replayed)))
        .extracting("replayedBy")
        .containsExactly(null, "alice");
  }

  @Test
  void a_call_weighs_its_reports_or_its_bytes_whatever_is_more() {
    assertThat(call("{},{},{}").weight()).isEqualTo(4);
    assertThat(call("\"" + "x".repeat(51_200) + "\"").weight()).isEqualTo(101);
    assertThat(call("").weight()).isEqualTo(1);
  }

  /** The first report has a message, the second none. */
  private static JudgedCall judged(AcceptedCall call) {
    return JudgedCall.of(call, List.<Verdict>of(APPLIED, UNMATCHED).iterator());
  }
}
