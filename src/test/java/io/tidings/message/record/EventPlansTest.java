package io.tidings.message.record;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * No query on the log looks at partitions that end before its lower bound: the first is {@code
 * event_0}, the second {@code event_100000}. That of the history is in {@code ReadPlansTest}.
 */
class EventPlansTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();
  private static final long AFTER = 150_000;

  @AfterAll
  static void close() {
    ENTITIES.close();
  }

  @Test
  void what_comes_after_a_place_is_read_from_there() throws Exception {
    assertOnlyTheSecond(
        plan(
            "select * from event e where e.seq > :seq order by e.seq limit :most",
            Map.of("seq", AFTER, "most", 500)));
  }

  @Test
  void what_send_requests_have_missed_is_read_from_their_cursor() throws Exception {
    assertOnlyTheSecond(
        plan(
            EventLog.OF_REQUESTS,
            Map.of(
                "ids",
                "{00000000-0000-0000-0000-000000000001}",
                "after",
                AFTER,
                "upTo",
                2 * AFTER,
                "limit",
                100)));
  }

  @Test
  void the_moment_of_a_place_is_read_in_its_partition() throws Exception {
    assertOnlyTheSecond(
        plan("select 1 from event where seq = :seq and at >= now()", Map.of("seq", AFTER)));
  }

  @Test
  void what_has_expired_is_deleted_by_its_places() throws Exception {
    assertThat(plan(Expired.EVENTS, Map.of("before", 5L, "most", 500)))
        .contains("event_0")
        .doesNotContain("Seq Scan on event_0");
  }

  /** Whether they have messages is asked of those only that are looked at. */
  @Test
  void the_next_send_requests_that_may_go_are_read_in_their_order() throws Exception {
    assertThat(
            plan(
                Expired.REQUESTS,
                Map.of("at", Instant.EPOCH, "id", new UUID(0, 0), "before", Instant.now())))
        .contains("send_request_newest", "(ROW(created_at, correlation_id) > ROW(")
        .doesNotContain("Hash Anti Join", "Merge Anti Join");
  }

  /** The place comes with the row of the send request, so partitions are left out as it runs. */
  @Test
  void a_report_that_stands_with_its_event_is_looked_for_by_index() throws Exception {
    var looked =
        plan(
            ReportedMessages.TOLD_LATER
                .replaceFirst("\\?::uuid\\[]", "array[gen_random_uuid()]")
                .replaceFirst("\\?::int8\\[]", "array[7::int8]"),
            Map.of());
    assertThat(looked).contains("message_id_told_hash_idx").doesNotContain("Seq Scan on event");
  }

  private static void assertOnlyTheSecond(String plan) {
    assertThat(plan).contains("event_100000").doesNotContain("event_0");
  }

  @SuppressWarnings("unchecked")
  private static String plan(String select, Map<String, Object> values) throws Exception {
    return inTransaction(
        ENTITIES,
        () -> {
          // of a few rows the planner reads all, whatever there is to find them by
          ENTITIES.createNativeQuery("set local enable_seqscan = off").executeUpdate();
          var query = ENTITIES.createNativeQuery("explain " + select, String.class);
          values.forEach(query::setParameter);
          return String.join("\n", (List<String>) query.getResultList());
        });
  }
}
