package io.tidings.report.unmatched;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.audit.Action;
import io.tidings.audit.AuditFixture;
import io.tidings.audit.Deed;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.InfobipMapper;
import io.tidings.message.MessageId;
import io.tidings.message.Source;
import io.tidings.message.record.RecorderFixture;
import io.tidings.message.record.StatusRecorder;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What assigning a report does to its message, and what is left of that when it is undone. */
class AssignmentsTest {

  private static final String FAILED = report(2, 9, "2026-11-23T13:00:05.000+0000");
  private static final String DELIVERED = report(3, 5, "2026-11-23T13:00:09.000+0000");

  private final EntityManager entities = DatabaseFixture.running().open();
  private final SettableClock clock = new SettableClock();
  private final AuditFixture.Deeds deeds = new AuditFixture.Deeds();
  private final StatusRecorder statuses = RecorderFixture.of(entities, clock);
  private final Assignments assignments =
      InjectionFixture.inject(new Assignments(), entities, statuses, deeds, clock);
  private final UUID message = MessageId.next();

  @AfterEach
  void forget() throws Exception {
    change("delete from unmatched_report where raw like '%385911111177%'");
    change("delete from message where id = '" + message + "'");
    entities.close();
  }

  @Test
  void an_assignment_that_is_undone_leaves_the_message_as_it_was_and_the_report_waiting()
      throws Exception {
    sent();
    var before = row();
    var report = waiting(DELIVERED);
    assertThat(assign(report)).isEqualTo(Assignments.Result.DONE);
    assertThat(value("status")).isEqualTo("DELIVERED_TO_HANDSET");

    assertThat(undo(report)).isEqualTo(Assignments.Result.DONE);

    assertThat(row()).isEqualTo(before);
    assertThat(value("corrected")).isEqualTo("true");
    assertThat(open(report)).isEqualTo("true");
    assertThat(history())
        .containsExactly(
            "REPLAY APPLIED DELIVERED_TO_HANDSET Assigned to this message by alice.",
            "TIDINGS CORRECTED PENDING_ENROUTE The assignment by alice was undone by bob.");
    assertThat(deeds.all())
        .containsExactly(
            deed("alice", Action.REPORT_ASSIGNED, report),
            deed("bob", Action.ASSIGNMENT_UNDONE, report));
  }

  @Test
  void the_same_report_can_be_assigned_again_and_counts() throws Exception {
    sent();
    var report = waiting(DELIVERED);
    assign(report);
    undo(report);

    assertThat(assign(report)).isEqualTo(Assignments.Result.DONE);

    assertThat(value("status")).isEqualTo("DELIVERED_TO_HANDSET");
    assertThat(history()).hasSize(3);
    assertThat(value("octet_length(told)")).isEqualTo("16");
  }

  @Test
  void a_message_that_left_the_list_of_looks_is_looked_for_again() throws Exception {
    sent();
    var report = waiting(DELIVERED);
    assign(report);
    change("update message set check_at = null, look = 'SILENT' where id = '" + message + "'");

    undo(report);

    assertThat(value("check_at is not null")).isEqualTo("true");
    assertThat(value("look")).isEqualTo("LAST");
  }

  @Test
  void what_changed_nothing_is_undone_without_a_change() throws Exception {
    sent();
    record(DELIVERED);
    var report = waiting(report(1, 7, "2026-11-23T13:00:01.000+0000"));
    assign(report);

    assertThat(undo(report)).isEqualTo(Assignments.Result.DONE);

    assertThat(value("status")).isEqualTo("DELIVERED_TO_HANDSET");
    assertThat(value("corrected")).isEqualTo("false");
    assertThat(history().get(2))
        .isEqualTo(
            "TIDINGS SUPERSEDED DELIVERED_TO_HANDSET The assignment by alice was undone by bob.");
  }

  @Test
  void nothing_is_undone_once_anything_else_was_heard_of_the_message() throws Exception {
    sent();
    var report = waiting(FAILED);
    assign(report);
    record(DELIVERED);

    assertThat(undo(report)).isEqualTo(Assignments.Result.STANDS);

    assertThat(value("status")).isEqualTo("DELIVERED_TO_HANDSET");
    assertThat(open(report)).isEqualTo("false");
    assertThat(deeds.all().get(1))
        .isEqualTo(
            Deed.refused(AuditFixture.who("bob"), Action.ASSIGNMENT_UNDONE, Assignments.STANDS)
                .on(report));
  }

  @Test
  void nor_when_the_same_report_came_for_the_message_itself() throws Exception {
    sent();
    var report = waiting(DELIVERED);
    assign(report);
    record(DELIVERED);

    assertThat(undo(report)).isEqualTo(Assignments.Result.STANDS);
    assertThat(value("status")).isEqualTo("DELIVERED_TO_HANDSET");
  }

  @Test
  void what_nobody_assigned_cannot_be_undone() throws Exception {
    sent();
    var report = waiting(DELIVERED);

    assertThat(undo(report)).isEqualTo(Assignments.Result.NOT_ASSIGNED);
    assertThat(undo(UUID.randomUUID())).isEqualTo(Assignments.Result.NO_SUCH_REPORT);
    assertThat(in(() -> assignments.assign(report, UUID.randomUUID(), AuditFixture.who("alice"))))
        .isEqualTo(Assignments.Result.NO_SUCH_MESSAGE);
    assertThat(deeds.all()).isEmpty();
  }

  @Test
  void a_dismissed_report_is_out_of_sight_until_it_is_restored() throws Exception {
    var unmatched = InjectionFixture.inject(new UnmatchedReports(), entities, clock);
    var dismissals = InjectionFixture.inject(new Dismissals(), entities, deeds, clock);
    var report = waiting(DELIVERED);
    int seen = in(() -> unmatched.count(false, 1_000));

    for (int time = 0; time < 2; time++) {
      assertThat(in(() -> dismissals.dismiss(report, AuditFixture.who("alice"))))
          .isEqualTo(Dismissals.Result.DONE);
    }

    assertThat(in(() -> unmatched.count(false, 1_000))).isEqualTo(seen - 1);
    assertThat(in(() -> unmatched.page(true, java.util.Optional.empty(), 100)))
        .filteredOn(found -> found.id().equals(report))
        .extracting(found -> found.dismissedBy().orElseThrow())
        .containsExactly("alice");
    in(() -> dismissals.restore(report, AuditFixture.who("bob")));
    assertThat(in(() -> unmatched.count(false, 1_000))).isEqualTo(seen);
    assertThat(deeds.all())
        .containsExactly(
            Deed.done(AuditFixture.who("alice"), Action.REPORT_DISMISSED).on(report),
            Deed.done(AuditFixture.who("bob"), Action.REPORT_RESTORED).on(report));
  }

  @Test
  void what_has_its_message_cannot_be_dismissed() throws Exception {
    sent();
    var report = waiting(DELIVERED);
    assign(report);
    var dismissals = InjectionFixture.inject(new Dismissals(), entities, deeds, clock);

    assertThat(in(() -> dismissals.dismiss(report, AuditFixture.who("bob"))))
        .isEqualTo(Dismissals.Result.MATCHED_BEFORE);
    assertThat(in(() -> dismissals.dismiss(UUID.randomUUID(), AuditFixture.who("bob"))))
        .isEqualTo(Dismissals.Result.NO_SUCH_REPORT);
  }

  private static String report(int group, int id, String doneAt) {
    return """
        {"messageId":"ord-1","to":"385911111177","doneAt":"%s","price":{"pricePerMessage":0.03,
         "currency":"EUR"},"smsCount":2,"status":{"groupId":%d,"id":%d}}"""
        .formatted(doneAt, group, id);
  }

  private Deed deed(String caller, Action action, UUID report) {
    return Deed.done(AuditFixture.who(caller), action)
        .on(report)
        .with("messageId", message.toString());
  }

  private Assignments.Result assign(UUID report) throws Exception {
    clock.pass(Duration.ofSeconds(1));
    return in(() -> assignments.assign(report, message, AuditFixture.who("alice")));
  }

  private Assignments.Result undo(UUID report) throws Exception {
    clock.pass(Duration.ofSeconds(1));
    return in(() -> assignments.undo(report, AuditFixture.who("bob")));
  }

  /** As one that came by itself. */
  private void record(String raw) throws Exception {
    in(() -> statuses.record(List.of(InfobipMapper.report(raw, message, Source.LOGS))));
  }

  private UUID waiting(String raw) throws Exception {
    var id = MessageId.next();
    change(
        """
        insert into unmatched_report (id, call_id, entry, received_at, reported_id, raw)
        values ('%s', gen_random_uuid(), 3, now(), 'ord-1', '%s')
        """
            .formatted(id, raw));
    return id;
  }

  /** A message that Infobip has, and that is looked for when nothing comes. */
  private void sent() throws Exception {
    change(
        """
        with request as (
          insert into send_request (correlation_id, created_at, recipients, caller, text)
          values (gen_random_uuid(), now(), 1, 'shop', 'Sent') returning correlation_id)
        insert into message (id, correlation_id, updated_at, position, group_id, status_id,
          outcome, status, recipient, check_at, look)
        select '%s', correlation_id, now(), 0, 1, 7, 'SENT', 'PENDING_ENROUTE', '+385911111177',
          now() + interval '1 hour', 'LAST' from request
        """
            .formatted(message));
  }

  /** All that tells where the message stands. */
  private String row() throws Exception {
    return value(
        "concat_ws('|', status, group_id, status_id, outcome, done_at, done_at_is_arrival,"
            + " error_group_id, error_id, error_name, error_permanent, check_at, look, segments,"
            + " price, currency, mcc_mnc, bulk_id)");
  }

  private String open(UUID report) throws Exception {
    return text(
        "select matched_at is null and assigned_by is null and message_before is null"
            + " from unmatched_report where id = '%s'",
        report);
  }

  private List<String> history() throws Exception {
    return in(
        () ->
            entities
                .createQuery(
                    "select e from Event e where e.messageId = ?1 order by e.seq",
                    io.tidings.message.Event.class)
                .setParameter(1, message)
                .getResultStream()
                .map(
                    event ->
                        "%s %s %s %s"
                            .formatted(
                                event.source(),
                                event.verdict(),
                                event.status(),
                                event.reason().orElse("-")))
                .toList());
  }

  private String value(String expression) throws Exception {
    return text("select " + expression + " from message where id = '%s'", message);
  }

  private String text(String select, UUID id) throws Exception {
    return in(
        () -> String.valueOf(entities.createNativeQuery(select.formatted(id)).getSingleResult()));
  }

  private <T> T in(Callable<T> work) throws Exception {
    return inTransaction(entities, work);
  }

  private void change(String statement) throws Exception {
    in(() -> entities.createNativeQuery(statement).executeUpdate());
  }
}
