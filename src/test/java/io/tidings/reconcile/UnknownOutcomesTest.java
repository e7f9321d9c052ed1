package io.tidings.reconcile;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.InjectionFixture.inject;
import static io.tidings.reconcile.DoubtTest.answer;
import static io.tidings.reconcile.DoubtTest.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.config.SettingsFixture;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.ParsedReports;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.RecorderFixture;
import io.tidings.message.record.RowsFixture;
import io.tidings.message.record.RowsFixture.Part;
import io.tidings.message.record.StatusRecorder;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages whose submit had an unknown outcome, on a real database, look by look. */
class UnknownOutcomesTest {

  private static final String ENROUTE = "{\"groupId\":1,\"groupName\":\"PENDING\",\"id\":7}";
  private static final Duration FIRST_LOOK = Duration.ofSeconds(30);
  private static final Duration SECOND_LOOK = Duration.ofMinutes(1);
  private static final int EVERYBODYS = 10_000;

  private final EntityManager entities = DatabaseFixture.running().open();
  private final SettableClock clock = new SettableClock();
  private final RowsFixture rows = new RowsFixture(entities, clock);
  private final ReconcileSettings settings =
      ReconcileSettings.read(SettingsFixture.completeBut(Map.of()).reader());
  private final StatusRecorder recorder = RecorderFixture.of(entities, clock);
  private final UnknownOutcomes unknown =
      inject(
          new UnknownOutcomes(),
          entities,
          inject(new MessageLifecycle(), entities),
          recorder,
          settings,
          clock);

  @AfterEach
  void close() {
    entities.close();
  }

  @Test
  void one_that_the_logs_know_has_been_handed_over() throws Exception {
    var id = submitted(1);
    look(id, answer(entry(id, ENROUTE)));

    assertThat(row(id)).isEqualTo("SENT due - SILENT check PT4M30S submitted PT-30S checks 0");
    assertThat(rows.history(id)).containsExactly("LOGS PENDING_ENROUTE APPLIED");
  }

  @Test
  void one_that_the_logs_never_know_is_due_again_after_the_last_look() throws Exception {
    var id = submitted(1);
    look(id, answer(""));
    assertThat(row(id)).isEqualTo("PENDING due - UNKNOWN check PT1M submitted PT-30S checks 1");

    clock.pass(SECOND_LOOK);
    resolve(id, answer(""));

    assertThat(row(id)).isEqualTo("PENDING due PT0S SILENT check - submitted - checks 0");
    assertThat(rows.history(id))
        .containsExactly("TIDINGS LOOKED QUEUED NOTED", "TIDINGS DUE_AGAIN QUEUED NOTED");
  }

  @Test
  void one_that_was_submitted_too_often_fails() throws Exception {
    var id = submitted(settings.attempts());
    look(id, answer(""));
    clock.pass(SECOND_LOOK);
    resolve(id, answer(""));

    assertThat(row(id)).isEqualTo("FAILED due - SILENT check - submitted PT-1M-30S checks 1");
  }

  @Test
  void one_with_a_status_that_is_new_to_us_is_with_infobip() throws Exception {
    var id = submitted(1);
    look(id, answer(entry(id, "{\"groupId\":17}")));

    assertThat(row(id)).isEqualTo("SENT due - SILENT check PT4M30S submitted PT-30S checks 0");
  }

  @Test
  void an_answer_that_cannot_be_read_is_no_look() throws Exception {
    var id = submitted(1);
    look(id, answer("{\"bulkId\":\"nobody knows\"}"));

    assertThat(row(id)).isEqualTo("PENDING due - UNKNOWN check PT30S submitted PT-30S checks 0");
    assertThat(rows.history(id)).isEmpty();
  }

  @Test
  void logs_that_are_away_are_no_look() throws Exception {
    var id = submitted(1);
    clock.pass(FIRST_LOOK);
    claim(id);
    assertThat(row(id)).isEqualTo("PENDING due - UNKNOWN check PT2M submitted PT-30S checks 0");

    in(
        () -> {
          unknown.postpone(List.of(id));
          return true;
        });

    assertThat(row(id)).isEqualTo("PENDING due - UNKNOWN check PT30S submitted PT-30S checks 0");
  }

  @Test
  void what_a_node_claimed_that_stopped_is_asked_for_after_two_minutes() throws Exception {
    var id = submitted(1);
    clock.pass(FIRST_LOOK);
    claim(id);
    assertThat(in(() -> unknown.claim(EVERYBODYS))).doesNotContain(id);

    clock.pass(Duration.ofMinutes(2));

    claim(id);
  }

  @Test
  void one_that_a_report_told_of_is_asked_for_no_more() throws Exception {
    var id = submitted(1);
    in(() -> recorder.record(answer(entry(id, ENROUTE)).reports()));
    clock.pass(FIRST_LOOK);

    assertThat(in(() -> unknown.claim(EVERYBODYS))).doesNotContain(id);
    in(unknown::heardOf);

    assertThat(row(id)).isEqualTo("SENT due - SILENT check PT4M30S submitted PT-30S checks 0");
  }

  @Test
  void a_report_between_claim_and_answer_wins() throws Exception {
    var id = submitted(settings.attempts());
    clock.pass(FIRST_LOOK);
    claim(id);
    in(() -> recorder.record(answer(entry(id, ENROUTE)).reports()));
    in(() -> unknown.answered(List.of(id), answer("")));

    assertThat(row(id)).startsWith("SENT due - UNKNOWN");
  }

  @Test
  void one_that_the_logs_no_longer_reach_back_to_fails() throws Exception {
    var id = submitted(1);
    clock.pass(Duration.ofHours(48));
    assertThat(in(unknown::failOutOfReach)).isPositive();

    assertThat(row(id)).isEqualTo("FAILED due - SILENT check - submitted PT-48H checks 0");
  }

  private void look(UUID id, ParsedReports logs) throws Exception {
    clock.pass(FIRST_LOOK);
    resolve(id, logs);
  }

  private void resolve(UUID id, ParsedReports logs) throws Exception {
    claim(id);
    in(() -> unknown.answered(List.of(id), logs));
  }

  private void claim(UUID id) throws Exception {
    assertThat(in(() -> unknown.claim(EVERYBODYS))).contains(id);
  }

  private UUID submitted(int attempts) throws Exception {
    var request = UUID.randomUUID();
    var id = UUID.randomUUID();
    rows.run(
        "insert into send_request (correlation_id, created_at, recipients, caller, text)"
            + " values ('%s', now(), 1, 'shop', 'Unknown')",
        request);
    rows.run(
        "insert into message (id, correlation_id, updated_at, submitted_at, position, status,"
            + " outcome, recipient, attempts, look, check_at) values ('%s', '%s', '%s', '%3$s', 0,"
            + " 'QUEUED', 'PENDING', '+385911111101', %d, 'UNKNOWN', '%s')",
        id, request, clock.instant(), attempts, clock.instant().plus(FIRST_LOOK));
    return id;
  }

  private String row(UUID id) throws Exception {
    return rows.row(id, Part.OUTCOME, Part.DUE, Part.LOOK, Part.CHECK, Part.SUBMITTED, Part.CHECKS);
  }

  private <T> T in(Callable<T> work) throws Exception {
    return inTransaction(entities, work);
  }
}
