package io.tidings.message.record;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A step costs the same however much the steps before it have deleted: nothing walks past what is
 * gone and not vacuumed yet, neither the plan nor the planner.
 */
class ExpiredPlansTest {

  private static final int MANY = 40_000;

  private static final String FILL =
      """
      with fresh as (
        select (lpad(to_hex(1000000000000 + i), 12, '0') || '70008000' || lpad(to_hex(i), 12, '0'))::uuid as id,
          (lpad(to_hex(1000000000000 + i), 12, '0') || '70009000' || lpad(to_hex(i), 12, '0'))::uuid as request
        from generate_series(1, %d) i),
      requests as (
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        select request, now() - interval '1 hour', 1, 'goes', 'Hello' from fresh)
      insert into message (id, correlation_id, updated_at, position, outcome, status, recipient, caller)
      select id, request, now() - interval '1 hour', 0, 'DELIVERED', 'DELIVERED_TO_HANDSET', '+385911111101', 'goes'
      from fresh
      """;

  private static final String GONE =
      "delete from %1$s where %2$s in (select %2$s from %1$s order by %2$s limit %3$d)";

  private static final Pattern PLANNING =
      Pattern.compile("Planning:\n\\s+Buffers: shared hit=(\\d+)");

  /** A planner that looks for the least id reads hundreds of pages of the index. */
  private static final int FEW_PAGES = 50;

  private static final EntityManager ENTITIES = DatabaseFixture.apart().open();

  @BeforeAll
  static void deletesMost() throws Exception {
    run("alter table message set (autovacuum_enabled = off)");
    run("alter table send_request set (autovacuum_enabled = off)");
    run(FILL.formatted(MANY));
    run("analyze message");
    run("analyze send_request");
    run(GONE.formatted("message", "id", MANY - 4_000));
    run(GONE.formatted("send_request", "correlation_id", MANY - 8_000));
  }

  @AfterAll
  static void close() {
    ENTITIES.close();
  }

  @Test
  void the_next_messages_are_found_by_their_ids() throws Exception {
    var place = UUID.fromString("00000000-0000-0000-0000-000000000000");
    var values =
        Map.<String, Object>of(
            "place", place, "before", new UUID(-1, -1), "moment", Instant.now(), "most", 500);

    assertThat(plan(Expired.MESSAGES, values))
        .contains("Index Scan using message_pkey")
        .doesNotContain("Seq Scan");
    assertThat(planningPages(Expired.MESSAGES, values)).isLessThan(FEW_PAGES);
  }

  @Test
  void the_next_send_requests_are_planned_without_a_look_at_the_index() throws Exception {
    var values =
        Map.<String, Object>of("at", Instant.EPOCH, "id", new UUID(0, 0), "before", Instant.now());

    assertThat(plan(Expired.REQUESTS, values)).doesNotContain("Seq Scan on message");
    assertThat(planningPages(Expired.REQUESTS, values)).isLessThan(FEW_PAGES);
  }

  /** The first plan of a connection reads the catalogue, and the first look marks what is gone. */
  private static int planningPages(String statement, Map<String, Object> values) throws Exception {
    var plan =
        inTransaction(
            ENTITIES,
            () -> {
              explain(statement, values);
              explain(statement, values);
              return explain(statement, values);
            });
    var pages = PLANNING.matcher(plan);
    assertThat(pages.find()).describedAs(plan).isTrue();
    return Integer.parseInt(pages.group(1));
  }

  private static void run(String statement) throws Exception {
    inTransaction(ENTITIES, () -> ENTITIES.createNativeQuery(statement).executeUpdate());
  }

  private static String plan(String statement, Map<String, Object> values) throws Exception {
    return inTransaction(ENTITIES, () -> explain(statement, values));
  }

  @SuppressWarnings("unchecked")
  private static String explain(String statement, Map<String, Object> values) {
    var query = ENTITIES.createNativeQuery("explain (buffers) " + statement, String.class);
    values.forEach(query::setParameter);
    return String.join("\n", (List<String>) query.getResultList());
  }
}
