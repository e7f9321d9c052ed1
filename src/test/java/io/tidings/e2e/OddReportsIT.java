package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 3 for reports that have no message yet, and for one that cannot be stored. */
class OddReportsIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @AfterEach
  void the_database_takes_everything_again() throws SQLException {
    execute("drop trigger if exists refuse_poison on event");
    execute("drop function if exists refuse_poison");
  }

  @Test
  void a_report_that_cannot_be_stored_spoils_neither_its_call_nor_others() throws SQLException {
    execute(
        """
        create function refuse_poison() returns trigger language plpgsql as $$ begin
          if new.status_name = 'POISON' then raise exception sqlstate '22023'; end if;
          return new;
        end $$
        """);
    execute(
        "create trigger refuse_poison before insert on event"
            + " for each row execute function refuse_poison()");
    var first = newMessage();
    var poisoned = newMessage();
    var last = newMessage();

    var body = body(report(first, "FINE"), report(poisoned, "POISON"), report(last, "FINE"));
    assertThat(api.report(body).statusCode()).isEqualTo(200);

    assertThat(verdicts(body)).containsExactly("ABA");
    assertThat(statuses(first)).containsExactly("FINE");
    assertThat(statuses(poisoned)).isEmpty();
    assertThat(statuses(last)).containsExactly("FINE");
  }

  @Test
  void a_report_waits_for_its_message_and_is_recorded_when_that_turns_up() throws SQLException {
    var message = id();
    var body = body(report(message, "EARLY"), report(message, "EARLY"));
    assertThat(api.report(body).statusCode()).isEqualTo(200);
    assertThat(verdicts(body)).containsExactly("UU");

    insert(message);
    Eventually.get("the report to find it", () -> statuses(message), found -> !found.isEmpty());

    assertThat(statuses(message)).containsExactly("EARLY");
    assertThat(rows("select told_again from message where id = '" + message + "'"))
        .containsExactly("{1}");
    assertThat(
            rows("select matched_message from unmatched_report where our_id = '" + message + "'"))
        .containsExactly(message.toString(), message.toString());
  }

  @Test
  void storing_is_rehearsed_at_start_and_leaves_nothing() throws Exception {
    assertThat(Files.readString(installation.serverLog())).doesNotContain("was rehearsed");
    assertThat(rows("select correlation_id from send_request where caller = 'rehearsal'"))
        .isEmpty();
  }

  private UUID newMessage() throws SQLException {
    var id = id();
    insert(id);
    return id;
  }

  /** A UUIDv7. */
  private static UUID id() {
    var random = UUID.randomUUID();
    return new UUID(
        Instant.now().toEpochMilli() << 16 | 0x7000L | (random.getMostSignificantBits() & 0xfff),
        random.getLeastSignificantBits());
  }

  private void insert(UUID id) throws SQLException {
    execute(
        """
        with request as (
          insert into send_request (correlation_id, created_at, recipients, caller, text)
          values (gen_random_uuid(), now(), 1, 'odd reports', 'Odd') returning correlation_id)
        insert into message (id, correlation_id, submitted_at, updated_at, position, attempts,
          group_id, status_id, status, outcome, recipient)
        select '%s', correlation_id, now(), now(), 0, 1, 1, 26, 'PENDING_ACCEPTED', 'SENT',
          '+385911111101' from request
        """
            .formatted(id));
  }

  private static String report(UUID message, String status) {
    return """
        {"messageId":"%s","to":"385911111101","doneAt":"2030-01-01T10:00:05.000+0000",
         "status":{"groupId":3,"id":5,"name":"%s"},"error":{"groupId":0,"id":0}}
        """
        .formatted(message, status);
  }

  private static String body(String... reports) {
    return "{\"results\":[" + String.join(",", reports) + "]}";
  }

  private List<String> verdicts(String body) throws SQLException {
    return rows(
        "select verdicts from webhook_call where body = convert_to('" + body + "', 'UTF8')");
  }

  /** What the log tells of a message through the API. */
  private List<String> statuses(UUID message) {
    return events(message).stream().map(event -> event.getString("status")).toList();
  }

  private List<JsonObject> events(UUID message) {
    var correlationId = only("select correlation_id from message where id = '" + message + "'");
    return api.read(correlationId).getJsonArray("events").getValuesAs(JsonObject.class);
  }

  private String only(String query) {
    try {
      return rows(query).get(0);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private List<String> rows(String query) throws SQLException {
    return Rows.of(installation.postgres(), query);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
