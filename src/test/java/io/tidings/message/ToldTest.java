package io.tidings.message;

import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.bare;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ToldTest {

  @Test
  void reports_are_numbered_in_the_order_they_were_told() {
    var told = Told.nothing();

    assertThat(LongStream.of(70, 30, -50).mapToInt(told::add)).containsExactly(1, 2, 3);

    assertThat(LongStream.of(70, 30, -50, 0).mapToInt(told::number)).containsExactly(1, 2, 3, 0);
    assertThat(told.hasMore()).isFalse();
  }

  @Test
  void what_was_told_is_read_back_as_it_was_stored() {
    var told = Told.nothing();
    LongStream.rangeClosed(1, Told.MOST).forEach(told::add);
    told.again(3);
    told.again(3);
    told.again(1);

    var read = new Told(told.prints(), told.more(), new Integer[] {1, null, 2});

    assertThat(told.againText()).isEqualTo("{1, 0, 2}");
    assertThat(read.againText()).isEqualTo("{1, 0, 2}");
    assertThat(read.number(Told.MOST)).isEqualTo(Told.MOST);
    assertThat(new Told(null, 0, null).prints()).isNull();
    assertThat(new Told(null, 0, null).againText()).isNull();
  }

  @Test
  void a_print_that_stands_across_two_others_is_none() {
    var told = Told.nothing();
    told.add(0x0102030405060708L);
    told.add(0x1112131415161718L);

    assertThat(told.number(0x0506070811121314L)).isZero();
  }

  @Test
  void later_reports_than_it_has_room_for_are_counted_on() {
    var told = Told.nothing();
    LongStream.rangeClosed(1, Told.MOST).forEach(told::add);

    assertThat(told.add(100)).isEqualTo(Told.MOST + 1);
    assertThat(told.add(200)).isEqualTo(Told.MOST + 2);

    assertThat(told.hasMore()).isTrue();
    assertThat(told.more()).isEqualTo(2);
    assertThat(told.number(200)).isEqualTo(Told.MOST + 2);
    var read = new Told(told.prints(), told.more(), null);
    assertThat(read.number(200)).isZero();
    read.knows(200, Told.MOST + 2);
    assertThat(read.number(200)).isEqualTo(Told.MOST + 2);
    assertThat(read.add(300)).isEqualTo(Told.MOST + 3);
  }

  @Test
  void a_report_is_the_same_whoever_tells_it_and_another_when_anything_that_counts_differs() {
    var report = bare(EXPIRED, DONE_AT);

    assertThat(report.from(Source.LOGS).because("why").print()).isEqualTo(report.print());
    assertThat(bare(EXPIRED, DONE_AT.plusNanos(1_000)).print()).isNotEqualTo(report.print());
    assertThat(bare(EXPIRED, DONE_AT.plusNanos(999)).print()).isEqualTo(report.print());
    assertThat(bare(EXPIRED, null).print()).isNotEqualTo(report.print());
    assertThat(bare(TO_HANDSET, DONE_AT).print()).isNotEqualTo(report.print());
    assertThat(bare(EXPIRED, Instant.parse("+294276-01-01T00:00:00Z")).print())
        .isNotEqualTo(bare(EXPIRED, Instant.parse("+294276-01-02T00:00:00Z")).print());
  }
}
