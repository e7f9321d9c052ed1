package io.tidings.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in which no node could take reports, on a real database. */
class OutagesTest {

  private static final Duration OUTAGE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private ReconcileFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = new ReconcileFixture();
    fixture.run("update last_reachable set at = '%s', catch_up_to = null", fixture.clock.instant());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void nothing_is_looked_for_sooner_while_reports_are_taken() throws Exception {
    var id = fixture.due("SILENT", "SENT", HOUR);
    lookLater(HOUR);

    for (int minute = 0; minute < 3; minute++) {
      fixture.clock.pass(OUTAGE);
      assertThat(beat()).isFalse();
    }

    assertThat(fixture.row(id)).contains("check PT57M ");
    assertThat(stands()).isEqualTo(fixture.clock.instant() + " null");
  }

  @Test
  void after_an_outage_what_was_submitted_before_its_end_is_looked_for_at_once() throws Exception {
    var id = fixture.due("SILENT", "SENT", HOUR);
    lookLater(HOUR);
    fixture.clock.pass(OUTAGE.plusMillis(1));
    var later = fixture.due("SILENT", "SENT", Duration.ofSeconds(-1));
    fixture.run(
        "update message set check_at = check_at + interval '1 hour' where id = '%s'", later);
    var end = fixture.clock.instant();

    assertThat(beat()).isTrue();
    assertThat(stands()).isEqualTo(end + " " + end);
    assertThat(fixture.row(id)).contains("check PT0S ");
    assertThat(fixture.row(later)).contains("check PT1H ");

    fixture.clock.pass(Duration.ofSeconds(1));
    assertThat(beat()).isFalse();
    assertThat(stands()).isEqualTo(fixture.clock.instant() + " null");
    assertThat(fixture.row(id)).contains("check PT-1S ");
  }

  @ParameterizedTest
  @CsvSource({"SILENT, DELIVERED", "SILENT, FAILED", "UNKNOWN, PENDING", "LAST, SENT"})
  void only_open_messages_that_are_silent_are_pulled_forward(String look, String outcome)
      throws Exception {
    var id = fixture.due(look, outcome, HOUR);
    lookLater(HOUR);
    fixture.clock.pass(OUTAGE.plusMillis(1));

    assertThat(beat()).isFalse();

    assertThat(fixture.row(id)).contains("check PT58M59.999S ");
  }

  @Test
  void catching_up_goes_on_where_another_node_stopped() throws Exception {
    var id = fixture.due("SILENT", "PENDING", HOUR);
    lookLater(HOUR);
    var end = fixture.clock.instant();
    fixture.run("update last_reachable set catch_up_to = '%s'", end);
    fixture.clock.pass(Duration.ofSeconds(1));

    assertThat(beat()).isTrue();

    assertThat(stands()).isEqualTo(fixture.clock.instant() + " " + end);
    assertThat(fixture.row(id)).contains("check PT-1S ");
  }

  @Test
  void while_another_node_is_at_it_nothing_is_done() throws Exception {
    fixture.clock.pass(HOUR);
    var before = stands();
    try (var other = DatabaseFixture.running().open()) {
      DatabaseFixture.inTransaction(
          other,
          () -> {
            other.createNativeQuery("select at from last_reachable for update").getResultList();
            assertThat(beat()).isFalse();
            return true;
          });
    }
    assertThat(stands()).isEqualTo(before);
  }

  private boolean beat() throws Exception {
    return fixture.in(fixture.outages::beat);
  }

  private void lookLater(Duration wait) throws Exception {
    fixture.run(
        "update message set check_at = '%s' where check_at is not null",
        fixture.clock.instant().plus(wait));
  }

  /** When reports could be taken last, and what is being caught up with. */
  private String stands() throws Exception {
    var row =
        fixture.in(
            () ->
                (Object[])
                    fixture
                        .entities
                        .createNativeQuery("select at, catch_up_to from last_reachable")
                        .getSingleResult());
    return row[0] + " " + row[1];
  }
}
