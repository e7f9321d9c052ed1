package io.tidings.report.unmatched;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.MessageId;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which of the reports that wait for their message have it by now. */
class UnmatchedReportsTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Instant LONG_AGO = SettableClock.NOON.minus(Duration.ofHours(1));

  /** As many reports that never match as a plan needs to be a good one. */
  private static final int FOREIGN = 30_000;

  private final UnmatchedReports unmatched =
      InjectionFixture.inject(new UnmatchedReports(), ENTITIES, new SettableClock());

  @BeforeAll
  static void others() throws Exception {
    inTransaction(
        ENTITIES,
        () -> {
          run(
              """
              insert into unmatched_report (id, call_id, entry, received_at, reported_id, our_id,
                recipient, raw)
              select (substr('%s', 1, 14) || substr(gen_random_uuid()::text, 15))::uuid,
                gen_random_uuid(), 0, now(), 'x', gen_random_uuid(), '385911111101', '{}'
                from generate_series(1, %d)
              """
                  .formatted(MessageId.first(LONG_AGO), FOREIGN));
          run(
              """
              with request as (
                insert into send_request (correlation_id, created_at, recipients, caller, text)
                values (gen_random_uuid(), now(), 1, 'shop', 'Old') returning correlation_id)
              insert into message (id, correlation_id, updated_at, position, outcome, status,
                recipient, due_at)
              select gen_random_uuid(), correlation_id, now(), i, 'SENT', 'OLD',
                '+38591' || 1000000 + i, now() + interval '1 day'
                from request, generate_series(1, %d) i
              """
                  .formatted(FOREIGN));
          run("analyze unmatched_report");
          run("analyze message");
          return true;
        });
  }

  @AfterAll
  static void close() throws Exception {
    inTransaction(
        ENTITIES,
        () -> {
          run("delete from unmatched_report");
          run("delete from message where status = 'OLD'");
          return true;
        });
    ENTITIES.close();
  }

  @Test
  void a_report_whose_message_somebody_brings_back_matches_however_long_it_has_waited()
      throws Exception {
    var message = MessageId.next();
    var report = parked(LONG_AGO, message);
    assertThat(matchable()).isEmpty();

    bring(message, "now()", "null");
    assertThat(matchable()).containsExactly(report);

    change("delete from message where id = '%s'".formatted(message));
    assertThat(matchable()).isEmpty();
  }

  @Test
  void so_it_does_when_what_comes_back_is_still_due() throws Exception {
    var message = MessageId.next();
    var report = parked(LONG_AGO, message);

    bring(message, "now() - interval '2 minutes'", "now() + interval '1 day'");
    assertThat(matchable()).containsExactly(report);

    change("delete from message where id = '%s'".formatted(message));
  }

  @Test
  void a_report_that_was_stored_together_with_its_message_matches() throws Exception {
    var message = MessageId.next();
    bring(message, "now()", "now() + interval '1 day'");
    var report = parked(SettableClock.NOON.minusSeconds(65), message);

    assertThat(matchable()).containsExactly(report);

    change("delete from unmatched_report where id = '%s'".formatted(report));
  }

  @Test
  void what_cannot_match_is_not_looked_at() throws Exception {
    var plan =
        plan(
            UnmatchedReports.MATCHABLE,
            UnmatchedReports.MOST_MATCHED,
            MessageId.first(SettableClock.NOON));

    assertThat(plan)
        .contains("unmatched_report_before_matchable")
        .doesNotContain("Seq Scan on unmatched_report_before");
    assertThat(plan).containsPattern("unmatched_report_before_open.*\\n.*Index Cond: \\(id >= ");
  }

  private List<UUID> matchable() throws Exception {
    return inTransaction(ENTITIES, () -> unmatched.matchable(EVERY));
  }

  private static UUID parked(Instant at, UUID message) throws Exception {
    var first = MessageId.first(at);
    var id = new UUID(first.getMostSignificantBits(), UUID.randomUUID().getLeastSignificantBits());
    change(
        """
        insert into unmatched_report (id, call_id, entry, received_at, reported_id, our_id, raw)
        values ('%s', gen_random_uuid(), 0, now(), 'x', '%s', '{}')
        """
            .formatted(id, message));
    return id;
  }

  private static void bring(UUID id, String updatedAt, String dueAt) throws Exception {
    change(
        """
        with request as (
          insert into send_request (correlation_id, created_at, recipients, caller, text)
          values (gen_random_uuid(), now(), 1, 'shop', 'Back') returning correlation_id)
        insert into message (id, correlation_id, updated_at, position, outcome, status, recipient,
          due_at)
        select '%s', correlation_id, %s, 0, 'SENT', 'BACK', '+385911111101', %s from request
        """
            .formatted(id, updatedAt, dueAt));
  }

  private static void change(String statement) throws Exception {
    inTransaction(
        ENTITIES,
        () -> {
          run(statement);
          return true;
        });
  }

  private static void run(String statement) {
    ENTITIES.createNativeQuery(statement).executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private static String plan(String select, Object... values) throws Exception {
    return inTransaction(
        ENTITIES,
        () -> {
          var query = ENTITIES.createNativeQuery("explain " + select, String.class);
          for (int place = 0; place < values.length; place++) {
            query.setParameter(place + 1, values[place]);
          }
          return String.join("\n", (List<String>) query.getResultList());
        });
  }
}
