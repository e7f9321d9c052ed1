package io.tidings.read;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.message.CorrelationId;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the database finds what the reads ask for, with many rows that are of no concern to them. */
class ReadPlansTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();
  private static final StoredFixture STORED = new StoredFixture(ENTITIES);

  @SuppressWarnings("NullAway.Init") // by store()
  private static CorrelationId request;

  @SuppressWarnings("NullAway.Init")
  private static UUID message;

  /** As PostgreSQL calls that of a partition. */
  private static final String INDEX_OF_REQUESTS = "event_0_correlation_id_seq_idx";

  @BeforeAll
  static void store() throws Exception {
    inTransaction(
        ENTITIES,
        () -> {
          for (int other = 0; other < 300; other++) {
            STORED.events(STORED.request(20), 2, 50);
          }
          STORED.emptyRequests(20_000);
          request = STORED.request(2_000);
          STORED.events(request, 4, 50);
          message = STORED.message(request, 1_000);
          STORED.analyse();
          return request;
        });
  }

  @AfterAll
  static void close() {
    ENTITIES.close();
  }

  @Test
  void a_page_of_the_history_of_a_send_request_is_read_in_order_from_its_place() throws Exception {
    assertThat(plan(History.OF_REQUEST, page(request.value())))
        .contains(INDEX_OF_REQUESTS)
        .doesNotContain("Seq Scan on event_0", "_pkey on event");
  }

  @Test
  void a_page_of_the_history_of_a_message_is_read_in_order_from_its_place() throws Exception {
    var values = new HashMap<>(page(request.value()));
    values.put("message", message);
    assertThat(plan(History.OF_MESSAGE, values))
        .contains(INDEX_OF_REQUESTS)
        .doesNotContain("Seq Scan on event_0", "_pkey on event");
  }

  @Test
  void the_histories_of_many_messages_are_read_by_their_send_requests() throws Exception {
    var values =
        Map.<String, Object>of(
            "requests",
            new UUID[] {anotherRequest(), anotherRequest()},
            "messages",
            new UUID[] {message, UUID.randomUUID()},
            "after",
            0L,
            "upTo",
            Long.MAX_VALUE,
            "limit",
            5_001,
            "mostBytes",
            1 << 20);
    assertThat(plan(Histories.OF_MESSAGES, values))
        .contains(INDEX_OF_REQUESTS)
        .doesNotContain("Seq Scan on event_0", "Seq Scan on message");
  }

  @Test
  void many_calls_are_read_by_their_ids() throws Exception {
    assertThat(
            planWithoutScans(
                ManyKeptReports.BODIES,
                Map.of("ids", new UUID[] {UUID.randomUUID()}, "mostBytes", 1 << 20)))
        .contains("_pkey on webhook_call")
        .doesNotContain("Seq Scan on webhook_call_2");
  }

  @Test
  void one_message_is_found_by_its_id() throws Exception {
    assertThat(
            plan(
                OneMessage.SELECT,
                Map.of("team", "default", "id", message, "correlationId", request.value())))
        .containsPattern("message_(pkey|newest)")
        .doesNotContain("Seq Scan on message");
  }

  @Test
  void all_messages_of_a_send_request_are_found_by_it() throws Exception {
    assertThat(plan(AllMessages.SELECT, Map.of("id", anotherRequest())))
        .doesNotContain("Seq Scan on message");
  }

  private static UUID anotherRequest() throws Exception {
    return inTransaction(ENTITIES, () -> STORED.request(3)).value();
  }

  private static Map<String, Object> page(UUID id) {
    return Map.of(
        "id", id, "after", 0L, "upTo", Long.MAX_VALUE, "limit", 501, "mostBytes", 1 << 20);
  }

  /** The days to come are empty, and scanning nothing costs nothing. */
  private static String planWithoutScans(String select, Map<String, Object> values)
      throws Exception {
    return inTransaction(
        ENTITIES,
        () -> {
          ENTITIES.createNativeQuery("set local enable_seqscan = off").executeUpdate();
          return explained(select, values);
        });
  }

  private static String plan(String select, Map<String, Object> values) throws Exception {
    return inTransaction(ENTITIES, () -> explained(select, values));
  }

  @SuppressWarnings("unchecked")
  private static String explained(String select, Map<String, Object> values) {
    var query = ENTITIES.createNativeQuery("explain " + select, String.class);
    values.forEach(query::setParameter);
    return String.join("\n", (List<String>) query.getResultList());
  }
}
