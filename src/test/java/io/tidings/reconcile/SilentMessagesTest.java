package io.tidings.reconcile;

import static io.tidings.reconcile.DoubtTest.answer;
import static io.tidings.reconcile.DoubtTest.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The looks at messages that nothing is heard of, one after the other, on a real database. */
class SilentMessagesTest {

  private static final Duration FIRST_LOOK = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int ALL = 50;
  private static final String ENROUTE = "{\"groupId\":1,\"groupName\":\"PENDING\",\"id\":7}";
  private static final String DELIVERED = "{\"groupId\":3,\"groupName\":\"DELIVERED\",\"id\":5}";

  private ReconcileFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = new ReconcileFixture();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PT5M,   SILENT check PT10M",
    "PT7M,   SILENT check PT8M",
    "PT15M,  SILENT check PT45M",
    "PT1H,   SILENT check PT5H",
    "PT6H,   SILENT check PT18H",
    "PT24H,  SILENT check PT23H",
    "PT47H,  LAST check PT2H",
    "PT48H,  LAST check PT1H"
  })
  void looks_come_at_growing_distances_from_the_submit(Duration sinceSubmit, String next)
      throws Exception {
    var id = fixture.due("SILENT", "SENT", sinceSubmit);

    assertThat(claim(ALL)).containsExactly(id);

    assertThat(fixture.row(id)).isEqualTo("PENDING_ENROUTE due - %s checks 0".formatted(next));
    assertThat(claim(ALL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"validityPeriod\":{\"amount\":30}}                           | LAST check PT30M",
        "{\"validityPeriod\":{\"amount\":30,\"timeUnit\":\"MINUTES\"}}  | LAST check PT30M",
        "{\"validityPeriod\":{\"amount\":90,\"timeUnit\":\"SECONDS\"}}  | LAST check PT1M30S",
        "{\"validityPeriod\":{\"amount\":5,\"timeUnit\":\"HOURS\"}}     | LAST check PT5H",
        "{\"validityPeriod\":{\"amount\":6,\"timeUnit\":\"HOURS\"}}     | SILENT check PT5H",
        "{\"validityPeriod\":{\"amount\":1},\"deliveryTimeWindow\":{}}  | SILENT check PT5H"
      })
  void the_last_look_comes_when_the_validity_and_the_grace_are_over(String options, String next)
      throws Exception {
    var id = fixture.due("SILENT", "SENT", HOUR, options);

    claim(ALL);

    assertThat(fixture.row(id)).isEqualTo("PENDING_ENROUTE due - %s checks 0".formatted(next));
  }

  @Test
  void the_newest_are_claimed_first_and_no_more_than_wanted() throws Exception {
    var oldest = fixture.due("SILENT", "SENT", FIRST_LOOK);
    fixture.clock.pass(Duration.ofSeconds(1));
    var newer = fixture.due("SILENT", "PENDING", FIRST_LOOK);
    fixture.clock.pass(Duration.ofSeconds(1));
    var newest = fixture.due("SILENT", "SENT", FIRST_LOOK);

    assertThat(claim(2)).containsExactlyInAnyOrder(newest, newer);
    assertThat(claim(2)).containsExactly(oldest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELIVERED", "FAILED", "CANCELLED"})
  void one_that_has_ended_is_not_claimed_but_taken_off_the_list(String outcome) throws Exception {
    for (var look : List.of("SILENT", "UNKNOWN", "LAST")) {
      fixture.due(look, outcome, HOUR);
    }
    var open = fixture.due("SILENT", "SENT", HOUR);

    assertThat(fixture.in(fixture.overdue::settle)).isEqualTo(3);

    assertThat(fixture.in(fixture.overdue::settle)).isZero();
    assertThat(claim(ALL)).containsExactly(open);
    assertThat(fixture.in(() -> fixture.overdue.claimLast(ALL))).isEmpty();
  }

  @Test
  void what_ended_stays_on_the_list_until_its_look_comes() throws Exception {
    var id = fixture.due("SILENT", "DELIVERED", HOUR);
    fixture.run("update message set check_at = check_at + interval '1 second' where id = '%s'", id);
    assertThat(fixture.in(fixture.overdue::settle)).isZero();

    fixture.clock.pass(Duration.ofSeconds(1));

    assertThat(fixture.in(fixture.overdue::settle)).isEqualTo(1);
    assertThat(fixture.row(id)).isEqualTo("PENDING_ENROUTE due - SILENT check - checks 0");
  }

  @Test
  void what_another_node_is_claiming_is_left_alone() throws Exception {
    var id = fixture.due("SILENT", "SENT", HOUR);
    var last = fixture.due("LAST", "SENT", HOUR);
    try (var other = DatabaseFixture.running().open()) {
      DatabaseFixture.inTransaction(
          other,
          () -> {
            other
                .createNativeQuery("select id from message where id = ?1 or id = ?2 for update")
                .setParameter(1, id)
                .setParameter(2, last)
                .getResultList();
            assertThat(claim(ALL)).isEmpty();
            assertThat(fixture.in(() -> fixture.overdue.claimLast(ALL))).isEmpty();
            return true;
          });
    }
    assertThat(claim(ALL)).containsExactly(id);
    assertThat(fixture.in(() -> fixture.overdue.claimLast(ALL))).containsExactly(last);
  }

  @Test
  void what_the_logs_tell_is_recorded_and_that_they_know_nothing_once() throws Exception {
    var told = fixture.due("SILENT", "SENT", FIRST_LOOK);
    var silent = fixture.due("SILENT", "SENT", FIRST_LOOK);
    found(List.of(told, silent), entry(told, DELIVERED));
    found(List.of(silent), "");

    assertThat(fixture.history(told)).containsExactly("LOGS DELIVERED_TO_HANDSET APPLIED");
    assertThat(fixture.history(silent)).containsExactly("TIDINGS LOOKED PENDING_ENROUTE NOTED");
  }

  @Test
  void an_entry_that_cannot_be_read_is_no_look() throws Exception {
    var id = fixture.due("SILENT", "SENT", FIRST_LOOK);

    found(List.of(id), "{\"status\":{\"groupId\":3}}");

    assertThat(fixture.history(id)).isEmpty();
  }

  @Test
  void nothing_is_noted_of_one_that_ended_since_it_was_claimed() throws Exception {
    var id = fixture.due("SILENT", "SENT", FIRST_LOOK);
    fixture.report(answer(entry(id, DELIVERED)));

    found(List.of(id), "");

    assertThat(fixture.history(id)).containsExactly("LOGS DELIVERED_TO_HANDSET APPLIED");
  }

  @Test
  void logs_that_are_away_are_asked_again_in_a_minute_for_what_is_still_open() throws Exception {
    var open = fixture.due("SILENT", "SENT", FIRST_LOOK);
    var ended = fixture.due("SILENT", "SENT", FIRST_LOOK);
    claim(ALL);
    fixture.report(answer(entry(ended, DELIVERED)));

    fixture.in(
        () -> {
          fixture.overdue.postpone(List.of(open, ended));
          return true;
        });

    assertThat(fixture.row(open)).isEqualTo("PENDING_ENROUTE due - SILENT check PT1M checks 0");
    assertThat(fixture.row(ended))
        .isEqualTo("DELIVERED_TO_HANDSET due - SILENT check PT10M checks 0");
  }

  @Test
  void one_whose_end_has_come_is_held_for_a_minute_while_it_is_asked_for() throws Exception {
    var id = fixture.due("LAST", "SENT", HOUR);

    assertThat(fixture.in(() -> fixture.overdue.claimLast(ALL))).containsExactly(id);

    assertThat(fixture.row(id)).isEqualTo("PENDING_ENROUTE due - LAST check PT1M checks 0");
  }

  @Test
  void one_whose_end_has_come_ends_unless_the_logs_know_its_end() throws Exception {
    var delivered = fixture.due("LAST", "SENT", HOUR);
    var enroute = fixture.due("LAST", "SENT", HOUR);

    var last =
        fixture.in(
            () ->
                fixture.overdue.foundLast(
                    List.of(delivered, enroute),
                    answer(entry(delivered, DELIVERED) + "," + entry(enroute, ENROUTE))));

    assertThat(last).isEqualTo(new OverdueMessages.Last(1, 0));
    assertThat(fixture.history(delivered)).containsExactly("LOGS DELIVERED_TO_HANDSET APPLIED");
    assertThat(fixture.history(enroute))
        .containsExactly(
            "LOGS PENDING_ENROUTE SUPERSEDED",
            "TIDINGS NO_REPORT APPLIED No final report came, and Infobip's logs knew of none.");
    assertThat(fixture.row(enroute)).isEqualTo("NO_REPORT due - SILENT check - checks 0");
  }

  @Test
  void the_logs_are_asked_as_far_as_they_reach_back_and_what_is_older_ends() throws Exception {
    var reached = fixture.due("LAST", "SENT", Duration.ofHours(48).minusMillis(1));
    var beyond = fixture.due("LAST", "SENT", Duration.ofHours(48));

    assertThat(fixture.in(() -> fixture.overdue.claimLast(ALL))).containsExactly(reached);
    assertThat(fixture.in(fixture.overdue::endOutOfReach)).isEqualTo(1);

    assertThat(fixture.row(beyond)).isEqualTo("NO_REPORT due - SILENT check - checks 0");
    assertThat(fixture.history(beyond))
        .containsExactly(
            "TIDINGS NO_REPORT APPLIED No final report came, and Infobip's logs no longer reach"
                + " back to its submit.");
  }

  private List<UUID> claim(int most) throws Exception {
    return fixture.in(() -> fixture.overdue.claim(most));
  }

  private void found(List<UUID> ids, String entries) throws Exception {
    fixture.in(
        () -> {
          fixture.overdue.found(ids, answer(entries));
          return true;
        });
  }
}
