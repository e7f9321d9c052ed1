package io.tidings.read.stray;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.message.MessageId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the database finds what belongs to no message, among much that is of no concern. */
class StrayPlansTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();
  private static final UUID FIRST = MessageId.first(Instant.parse("2001-01-01T00:00:00Z"));
  private static final UUID BEFORE = MessageId.first(Instant.parse("2001-01-02T00:00:00Z"));

  @BeforeAll
  static void store() throws Exception {
    change(
        """
        insert into unmatched_report (id, call_id, entry, received_at, reported_id, recipient, raw)
        select (lpad(to_hex(978307200000 + i), 12, '0') || '70008' || substr(md5(i::text), 1, 15))
            ::uuid, gen_random_uuid(), 0, now(), 'stray', '38591' || 1000000 + i, '{}'
          from generate_series(1, 50000) i
        """);
    change(
        """
        insert into webhook_call (id, received_at, accepted, bytes, reason, remote, verdicts, body)
        select (lpad(to_hex(978307200000 + i), 12, '0') || '70008' || substr(md5(i::text), 1, 15))
            ::uuid, now(), i % 1000 > 0, 2, 'stray', 'stray', case when i % 500 = 1 then 'AI' else 'AA' end,
          '{}'
          from generate_series(1, 50000) i
        """);
    change("analyze unmatched_report");
    change("analyze webhook_call");
  }

  @AfterAll
  static void away() throws Exception {
    change("delete from unmatched_report where reported_id = 'stray'");
    change("delete from webhook_call where remote = 'stray'");
    ENTITIES.close();
  }

  @Test
  void reports_are_found_by_their_number_newest_first() throws Exception {
    assertThat(
            plan(
                Strays.REPORTS,
                Map.of("number", "385911000007", "first", FIRST, "before", BEFORE, "most", 20)))
        .contains("recipient_id_idx")
        .doesNotContain("Seq Scan", "Sort");
  }

  @Test
  void only_calls_are_looked_at_that_have_something_of_no_message() throws Exception {
    assertThat(
            plan(
                Strays.CALLS,
                Map.of("digits", "385911000007", "first", FIRST, "before", BEFORE, "most", 200)))
        .doesNotContain("Seq Scan", "_pkey")
        .containsPattern("Index Scan Backward using webhook_call_before_id_idx\\d*");
  }

  @SuppressWarnings("unchecked")
  private static String plan(String select, Map<String, Object> values) throws Exception {
    return inTransaction(
        ENTITIES,
        () -> {
          var query = ENTITIES.createNativeQuery("explain " + select, String.class);
          values.forEach(query::setParameter);
          return String.join("\n", (List<String>) query.getResultList());
        });
  }

  private static void change(String statement) throws Exception {
    inTransaction(ENTITIES, () -> ENTITIES.createNativeQuery(statement).executeUpdate());
  }
}
