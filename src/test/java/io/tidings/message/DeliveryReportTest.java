package io.tidings.message;

import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.PENDING_ENROUTE;
import static io.tidings.message.DeliveryReportFixture.bare;
import static io.tidings.message.MessageFixture.FIRST;
import static io.tidings.message.MessageFixture.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryReportTest {

  private static final Instant ARRIVAL = DONE_AT.plusSeconds(9);

  @Test
  void messages_of_several_reports_are_named_once() {
    var other = DeliveryReport.ours(SECOND, Status.FAILED, "refused");

    assertThat(
            DeliveryReport.messageIds(
                List.of(bare(EXPIRED, null), other, bare(PENDING_ENROUTE, null))))
        .containsExactly(FIRST, SECOND);
  }

  @Test
  void a_time_that_it_tells_is_no_arrival() {
    var report = bare(EXPIRED, DONE_AT);

    assertThat(report.reached()).isEqualTo(new ReachedStatus(EXPIRED, DONE_AT));
    assertThat(report.reached(ARRIVAL)).isEqualTo(new ReachedStatus(EXPIRED, DONE_AT));
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void only_an_end_that_infobip_reports_without_a_time_counts_by_its_arrival(Source source) {
    boolean report = source == Source.REPORT || source == Source.REPLAY || source == Source.LOGS;
    var end = bare(EXPIRED, null).from(source);
    var pending = bare(PENDING_ENROUTE, null).from(source);

    assertThat(end.reached(ARRIVAL).doneAt()).isEqualTo(report ? ARRIVAL : null);
    assertThat(pending.reached(ARRIVAL).doneAt()).isNull();
    assertThat(end.reached().doneAt()).isNull();
  }

  @Test
  void what_is_sent_in_several_segments_costs_so_many_times_the_price() {
    assertThat(new Price(new BigDecimal("0.0312"), "EUR").times(3))
        .isEqualTo(new Price(new BigDecimal("0.0936"), "EUR"));
  }

  @Test
  void words_in_json_are_small() {
    assertThat(Attempt.DUE_AGAIN.word()).isEqualTo("due-again");
    assertThat(Outcome.CANCELLED.word()).isEqualTo("cancelled");
  }

  @Test
  void a_snapshot_is_final_when_all_its_messages_are() {
    var ended = MessageFixture.after(bare(EXPIRED, DONE_AT));
    var open = MessageFixture.queued();

    assertThat(snapshot(ended, ended).isFinal()).isTrue();
    assertThat(snapshot(ended, open).isFinal()).isFalse();
  }

  private static Snapshot snapshot(Message... messages) {
    return new Snapshot(7, MessageFixture.sendRequest(2), List.of(messages));
  }
}
