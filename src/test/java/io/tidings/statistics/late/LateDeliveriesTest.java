package io.tidings.statistics.late;

import static io.tidings.InjectionFixture.inject;
import static io.tidings.message.DeliveryReportFixture.PENDING_ENROUTE;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.message.DeliveryReport;
import io.tidings.statistics.hour.FiguresFixture;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which deliveries are late, compared with a usual day two days before. */
class LateDeliveriesTest {

  private static final DatabaseFixture DATABASE = DatabaseFixture.apart();
  private static final String ZAGREB = "+385911111101";
  private static final int FEW = 10;

  private final FiguresFixture figures = new FiguresFixture(DATABASE);
  private final LateDeliveries late =
      inject(
          new LateDeliveries(), figures.entities, new LatenessSettings(20), (Clock) figures.clock);
  private final LateTable table = inject(new LateTable(), figures.entities, (Clock) figures.clock);

  @AfterEach
  void forget() throws Exception {
    figures.change(
        "truncate figure, counted_message, message, send_request, late_delivery cascade");
    figures.close();
  }

  private List<UUID> send(int messages) throws Exception {
    return figures.accepted(
        "default", "Tidings", Collections.nCopies(messages, ZAGREB).toArray(String[]::new));
  }

  private void deliver(List<UUID> messages, int seconds) throws Exception {
    var reports = new ArrayList<DeliveryReport>();
    for (var message : messages) {
      reports.add(
          report(message, TO_HANDSET)
              .doneAt(figures.clock.instant().plusSeconds(seconds))
              .facts()
              .made());
    }
    figures.record(reports.toArray(DeliveryReport[]::new));
  }

  private void usually(int messages, int seconds) throws Exception {
    deliver(send(messages), seconds);
    figures.clock.pass(Duration.ofDays(2));
  }

  private List<Lateness> look() throws Exception {
    figures.clock.pass(Duration.ofMinutes(25));
    figures.count();
    return DatabaseFixture.inTransaction(figures.entities, () -> late.of("default"));
  }

  @Test
  void deliveries_that_take_as_long_as_usual_are_not_late() throws Exception {
    usually(30, 4);
    deliver(send(30), 6);

    assertThat(look()).isEmpty();
  }

  @Test
  void deliveries_that_take_much_longer_than_usual_are_late() throws Exception {
    usually(30, 4);
    deliver(send(30), 200);

    assertThat(look())
        .containsExactly(
            new Lateness("country", "HR", 30, Optional.of(288.0), 4.8, 0),
            new Lateness("network", "21901", 30, Optional.of(288.0), 4.8, 0));
    assertThat(DatabaseFixture.inTransaction(figures.entities, () -> late.of("other"))).isEmpty();
  }

  @Test
  void deliveries_that_do_not_come_are_late() throws Exception {
    usually(30, 4);
    var messages = send(30);
    deliver(messages.subList(0, FEW), 4);
    for (var message : messages.subList(FEW, messages.size())) {
      figures.record(report(message, PENDING_ENROUTE).facts().made());
    }

    assertThat(look())
        .containsExactly(
            new Lateness("country", "HR", 30, Optional.of(4.8), 4.8, 20),
            new Lateness("network", "21901", 30, Optional.of(4.8), 4.8, 20));
  }

  @Test
  void of_little_traffic_nothing_is_said() throws Exception {
    usually(30, 4);
    deliver(send(FEW), 5_000);

    assertThat(look()).isEmpty();
  }

  @Test
  void of_what_has_no_week_before_nothing_is_said() throws Exception {
    deliver(send(30), 5_000);

    assertThat(look()).isEmpty();
  }

  @Test
  void it_is_told_once_that_they_are_late_and_once_that_they_are_no_more() throws Exception {
    usually(30, 4);
    deliver(send(30), 200);
    look();
    var found = DatabaseFixture.inTransaction(figures.entities, late::ofAll);
    assertThat(found).hasSize(2);

    var first = DatabaseFixture.inTransaction(figures.entities, () -> table.keep(found));
    var second = DatabaseFixture.inTransaction(figures.entities, () -> table.keep(found));
    var third = DatabaseFixture.inTransaction(figures.entities, () -> table.keep(List.of()));

    assertThat(first).isEqualTo(new LateTable.News(found, List.of()));
    assertThat(second).isEqualTo(new LateTable.News(List.of(), List.of()));
    assertThat(third.ended()).containsExactlyInAnyOrder("country HR", "network 21901");
    assertThat(found.get(1).sentence())
        .isEqualTo(
            "Deliveries to network 21901 (HT) are late: of 30 messages 0 are not delivered yet,"
                + " nine of ten took 288.0 s, 4.8 s in the last week");
  }
}
