package io.tidings.reconcile;

import static io.tidings.InjectionFixture.inject;

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

/**
 * Messages that Infobip's logs may be asked about, on a real database in which no others are, and
 * whoever looks for them.
 */
final class ReconcileFixture implements AutoCloseable {

  final SettableClock clock = new SettableClock();
  final EntityManager entities = DatabaseFixture.running().open();
  final ReconcileSettings settings =
      ReconcileSettings.read(SettingsFixture.completeBut(Map.of()).reader());
  final StatusRecorder recorder = RecorderFixture.of(entities, clock);
  private final RowsFixture rows = new RowsFixture(entities, clock);
  final OverdueMessages overdue;
  final UnknownOutcomes unknown;
  final Outages outages = inject(new Outages(), entities, clock);

  ReconcileFixture() throws Exception {
    DatabaseFixture.running().putAway();
    var lifecycle = inject(new MessageLifecycle(), entities);
    overdue = inject(new OverdueMessages(), entities, lifecycle, recorder, settings, clock);
    overdue.planLooks();
    unknown = inject(new UnknownOutcomes(), entities, lifecycle, recorder, settings, clock);
  }

  /** A message that was submitted some time ago and whose look comes now. */
  UUID due(String look, String outcome, Duration sinceSubmit) throws Exception {
    return due(look, outcome, sinceSubmit, "{}");
  }

  UUID due(String look, String outcome, Duration sinceSubmit, String options) throws Exception {
    var request = UUID.randomUUID();
    var id = UUID.randomUUID();
    var now = clock.instant();
    var status = outcome.equals("PENDING") ? "QUEUED" : "PENDING_ENROUTE";
    run(
        "insert into send_request (correlation_id, created_at, recipients, caller, text, options)"
            + " values ('%s', '%s', 1, 'shop', 'Hello', '%s')",
        request, now, options);
    run(
        "insert into message (id, correlation_id, updated_at, submitted_at, position, status,"
            + " outcome, recipient, attempts, look, check_at) values ('%s', '%s', '%s', '%s', 0,"
            + " '%s', '%s', '+385911111101', 1, '%s', '%s')",
        id, request, now, now.minus(sinceSubmit), status, outcome, look, now);
    return id;
  }

  /** So many messages that ended before their look, which comes now. */
  void ended(int count) throws Exception {
    var request = UUID.randomUUID();
    var now = clock.instant();
    run(
        "insert into send_request (correlation_id, created_at, recipients, caller, text)"
            + " values ('%s', '%s', %d, 'shop', 'Hello')",
        request, now, count);
    run(
        "insert into message (id, correlation_id, updated_at, submitted_at, position, status,"
            + " outcome, recipient, attempts, look, check_at)"
            + " select gen_random_uuid(), '%1$s', '%2$s', '%2$s', place, 'DELIVERED', 'DELIVERED',"
            + " '+385911111101', 1, 'SILENT', '%2$s' from generate_series(1, %3$d) place",
        request, now, count);
  }

  /** As if all reports of an answer came on the webhook. */
  void report(ParsedReports answer) throws Exception {
    in(() -> recorder.record(answer.reports()));
  }

  /** How a row stands; times by how long they are from now. */
  String row(UUID id) throws Exception {
    return rows.row(id, Part.STATUS, Part.DUE, Part.LOOK, Part.CHECK, Part.CHECKS);
  }

  /** What the history tells, with the reasons, oldest first. */
  List<String> history(UUID id) throws Exception {
    return rows.historyWithReasons(id);
  }

  void run(String statement, Object... values) throws Exception {
    rows.run(statement, values);
  }

  <T> T in(Callable<T> work) throws Exception {
    return DatabaseFixture.inTransaction(entities, work);
  }

  @Override
  public void close() {
    entities.close();
  }
}
