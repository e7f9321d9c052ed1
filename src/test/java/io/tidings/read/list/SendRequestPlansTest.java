package io.tidings.read.list;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the database finds the send requests of a page, among many. */
class SendRequestPlansTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();

  @BeforeAll
  static void store() throws Exception {
    change(
        "insert into send_request (correlation_id, created_at, recipients, caller, text)"
            + " select gen_random_uuid(), now() - i * interval '1 minute', 1, 'planned', 'Old'"
            + " from generate_series(1, 20000) i");
    change(
        "insert into message (id, correlation_id, updated_at, position, status, outcome, recipient)"
            + " select gen_random_uuid(), r.correlation_id, now(), i, 'QUEUED', 'PENDING',"
            + " '+385911111101' from (select correlation_id from send_request where caller ="
            + " 'planned' limit 400) r, generate_series(0, 19) i");
    change("analyze send_request");
    change("analyze message");
  }

  @AfterAll
  static void away() throws Exception {
    change(
        "delete from message where correlation_id in (select correlation_id from send_request"
            + " where caller = 'planned')");
    change("delete from send_request where caller = 'planned'");
    ENTITIES.close();
  }

  @Test
  void no_list_of_send_requests_reads_a_table_from_its_begin() throws Exception {
    var now = Instant.now().toString();
    var cursor = new SendRequestFilter.PageCursor(Instant.now(), UUID.randomUUID()).encode();
    for (var filter :
        List.of(
            SendRequestFilter.parse("default", null, null, null, null, null),
            SendRequestFilter.parse("default", null, null, now, cursor, "200"),
            SendRequestFilter.parse("default", "failed", null, null, null, null),
            SendRequestFilter.parse("default", "pending", null, now, cursor, "10"))) {
      assertThat(plan(new SendRequestQuery(filter, false)))
          .as(filter.toString())
          .doesNotContain("Seq Scan on message", "Seq Scan on send_request");
    }
  }

  @SuppressWarnings("unchecked")
  private static String plan(SendRequestQuery find) throws Exception {
    return inTransaction(
        ENTITIES,
        () -> {
          var query =
              ENTITIES.createNativeQuery("explain " + SendRequestList.select(find), String.class);
          find.ofPage().forEach(query::setParameter);
          return String.join("\n", (List<String>) query.getResultList());
        });
  }

  private static void change(String statement) throws Exception {
    inTransaction(ENTITIES, () -> ENTITIES.createNativeQuery(statement).executeUpdate());
  }
}
