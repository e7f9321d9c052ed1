package io.tidings.privacy;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.audit.AuditFixture;
import io.tidings.audit.Who;
import io.tidings.dev.SettableClock;
import io.tidings.message.CorrelationId;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();

  private final SettableClock clock = new SettableClock();
  private final Texts texts =
      InjectionFixture.inject(new Texts(), ENTITIES, AuditFixture.trail(ENTITIES), clock);

  @AfterAll
  static void close() throws Exception {
    DatabaseFixture.running().putAway();
    ENTITIES.close();
  }

  @ParameterizedTest
  @CsvSource({
    "now(), null, SILENT, null, 1, 0",
    "now() + interval '1 day', null, SILENT, null, 1, 0",
    "now(), now(), SILENT, null, 1, 0",
    "null, null, UNKNOWN, now(), 0, 1",
  })
  void a_text_that_a_message_may_still_need_stays(
      String dueAt, String leaseUntil, String look, String checkAt, long toSubmit, long unknown)
      throws Exception {
    var request = stored("null", "null", "SILENT", "now()");
    message(request, 1, dueAt, leaseUntil, look, checkAt);

    assertThat(delete(request)).isEqualTo(new Texts.Left(toSubmit, unknown));
    assertThat(column(request, "text")).isEqualTo("Secret");
  }

  @ParameterizedTest
  @CsvSource({"SILENT, now()", "SILENT, null", "LAST, now()"})
  void a_text_of_messages_that_were_handed_over_or_have_ended_goes(String look, String checkAt)
      throws Exception {
    var request = stored("null", "null", look, checkAt);

    assertThat(delete(request).isNothing()).isTrue();
    assertThat(column(request, "text")).isEqualTo("null");
    assertThat(column(request, "text_deleted_by")).isEqualTo("desk");
    assertThat(column(request, "fingerprint is null and caller = 'shop' and recipients = 2"))
        .isEqualTo("true");
  }

  @Test
  void values_go_with_the_text_and_stay_while_it_is_needed() throws Exception {
    var request = stored("null", "null", "SILENT", "null");
    message(request, 1, "now()", "null", "SILENT", "null");
    change(
        "update message set text_values = '{\"name\":\"Ana\"}' where correlation_id = '%s'"
            .formatted(request));

    delete(request);
    assertThat(valued(request)).isEqualTo("2");

    change("update message set due_at = null where correlation_id = '%s'".formatted(request));
    delete(request);
    assertThat(valued(request)).isEqualTo("0");
    assertThat(column(request, "text")).isEqualTo("null");
  }

  private static String valued(CorrelationId request) throws Exception {
    return column(
        request,
        "(select count(*) from message m where m.correlation_id = send_request.correlation_id"
            + " and m.text_values is not null)");
  }

  @Test
  void who_deleted_it_first_and_when_stays() throws Exception {
    var request = stored("null", "null", "SILENT", "null");
    delete(request);
    var first = column(request, "text_deleted_at");

    clock.pass(Duration.ofHours(1));
    var left = inTransaction(ENTITIES, () -> texts.delete(request, AuditFixture.who("other")));

    assertThat(left.map(Texts.Left::isNothing)).hasValue(true);
    assertThat(column(request, "text_deleted_at")).isEqualTo(first);
    assertThat(column(request, "text_deleted_by")).isEqualTo("desk");
  }

  @Test
  void there_is_nothing_to_delete_of_what_is_not_there() throws Exception {
    var nobodys = CorrelationId.next();

    assertThat(inTransaction(ENTITIES, () -> texts.delete(nobodys, AuditFixture.who("desk"))))
        .isEmpty();
  }

  @Test
  void a_text_of_another_team_is_not_there() throws Exception {
    var request = stored("null", "null", "SILENT", "null");
    var other = new Who("k", "desk", "billing", Optional.empty(), "");

    assertThat(inTransaction(ENTITIES, () -> texts.delete(request, other))).isEmpty();
    assertThat(column(request, "text")).isEqualTo("Secret");
  }

  private Texts.Left delete(CorrelationId request) throws Exception {
    return inTransaction(ENTITIES, () -> texts.delete(request, AuditFixture.who("desk")))
        .orElseThrow();
  }

  private static CorrelationId stored(String dueAt, String leaseUntil, String look, String checkAt)
      throws Exception {
    var request = CorrelationId.next();
    change(
        """
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        values ('%s', now(), 2, 'shop', 'Secret')
        """
            .formatted(request));
    message(request, 0, dueAt, leaseUntil, look, checkAt);
    return request;
  }

  private static void message(
      CorrelationId request, int position, String dueAt, String leaseUntil, String look, String at)
      throws Exception {
    change(
        """
        insert into message (id, correlation_id, updated_at, position, status, outcome, recipient,
          due_at, lease_until, look, check_at)
        values (gen_random_uuid(), '%s', now(), %d, 'QUEUED', 'PENDING', '+385911111101',
          %s, %s, '%s', %s)
        """
            .formatted(request, position, dueAt, leaseUntil, look, at));
  }

  private static String column(CorrelationId request, String column) throws Exception {
    return inTransaction(
        ENTITIES,
        () ->
            String.valueOf(
                ENTITIES
                    .createNativeQuery(
                        "select cast(%s as text) from send_request where correlation_id = '%s'"
                            .formatted(column, request))
                    .getSingleResult()));
  }

  private static void change(String statement) throws Exception {
    inTransaction(ENTITIES, () -> ENTITIES.createNativeQuery(statement).executeUpdate());
  }
}
