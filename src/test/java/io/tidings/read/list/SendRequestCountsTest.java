package io.tidings.read.list;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.message.CorrelationId;
import io.tidings.message.Outcome;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many send requests there are, which are to a number, and how the database finds it. */
class SendRequestCountsTest {

  /** A team of its own, for the rows of other tests are in the same tables. */
  private static final String TEAM = "counted";

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();
  private static final UUID MIXED = UUID.randomUUID();

  private final SendRequestCounts counts =
      InjectionFixture.inject(new SendRequestCounts(), ENTITIES);
  private final SendRequestList list = InjectionFixture.inject(new SendRequestList(), ENTITIES);

  @BeforeAll
  static void store() throws Exception {
    change(
        "insert into team (name, created_at, seq) values ('%s', now(), 0) on conflict do nothing",
        TEAM);
    request(MIXED, "2001-02-01", "DELIVERED", "+385911234567");
    message(MIXED, 1, "FAILED", "+385911234568");
    request(UUID.randomUUID(), "2001-02-02", "DELIVERED", "+385911239999");
    request(UUID.randomUUID(), "2001-02-03", "PENDING", "+385911239998");
    change(
        """
        insert into send_request (correlation_id, created_at, recipients, caller, team, text)
        select gen_random_uuid(), timestamptz '2001-01-01' - i * interval '1 minute', 1, 'shop',
               '%s', 'Old' from generate_series(1, 20000) i
        """,
        TEAM);
    change("analyze send_request");
    change("analyze message");
  }

  @AfterAll
  static void away() throws Exception {
    change("delete from message where team = '%s'", TEAM);
    change("delete from send_request where team = '%s'", TEAM);
    ENTITIES.close();
  }

  @Test
  void send_requests_count_for_each_outcome_that_one_of_their_messages_has() throws Exception {
    var counted = counted("2001-01-15T00:00:00Z");

    assertThat(counted.requests()).isEqualTo(3);
    assertThat(counted.withOutcome())
        .isEqualTo(
            Map.of(
                Outcome.PENDING,
                1L,
                Outcome.SENT,
                0L,
                Outcome.DELIVERED,
                2L,
                Outcome.FAILED,
                1L,
                Outcome.CANCELLED,
                0L));
    assertThat(counted.isComplete()).isTrue();
  }

  @Test
  void no_more_than_the_newest_are_counted_and_that_is_told() throws Exception {
    var counted = counted(null);

    assertThat(counted.requests()).isEqualTo(SendRequestCounts.MOST_REQUESTS);
    assertThat(counted.isComplete()).isFalse();
  }

  @Test
  void send_requests_are_found_by_the_number_of_one_of_their_messages() throws Exception {
    assertThat(to("+385911234568")).containsExactly(new CorrelationId(MIXED));
    assertThat(to("234567")).containsExactly(new CorrelationId(MIXED));
    assertThat(to("+385911234560")).isEmpty();
    assertThat(to("0000234567")).isEmpty();
  }

  @Test
  void neither_reads_a_table_from_its_begin() throws Exception {
    var find = new SendRequestQuery(filter(null), false);
    var byNumber = new SendRequestQuery(filter(null).to(new NumberFilter("234567")), false);

    assertThat(plan(SendRequestCounts.select(find), find.ofWhere(), true))
        .doesNotContain("Seq Scan on message", "Seq Scan on send_request");
    assertThat(plan(SendRequestList.select(byNumber), byNumber.ofPage(), false))
        .contains("message_search")
        .doesNotContain("Seq Scan on message");
  }

  private SendRequestCounts.Counts counted(@Nullable String since) throws Exception {
    return inTransaction(ENTITIES, () -> counts.of(filter(since), false));
  }

  private List<CorrelationId> to(String digits) throws Exception {
    var filter = filter(null).to(new NumberFilter(digits));
    return inTransaction(ENTITIES, () -> list.page(filter, false)).entries().stream()
        .map(entry -> entry.request().correlationId())
        .toList();
  }

  private static SendRequestFilter filter(@Nullable String since) {
    return new SendRequestFilter(
        TEAM, null, null, since == null ? null : Instant.parse(since), null, null, 50);
  }

  @SuppressWarnings("unchecked")
  private static String plan(String select, Map<String, Object> values, boolean counts)
      throws Exception {
    return inTransaction(
        ENTITIES,
        () -> {
          // Of a few rows, which is all that other tests may have left, any way is as good.
          ENTITIES.createNativeQuery("set local enable_seqscan = off").executeUpdate();
          var query = ENTITIES.createNativeQuery("explain " + select, String.class);
          values.forEach(query::setParameter);
          if (counts) {
            query.setParameter("most", SendRequestCounts.MOST_REQUESTS + 1);
            query.setParameter("messages", SendRequestCounts.MOST_MESSAGES);
          }
          return String.join("\n", (List<String>) query.getResultList());
        });
  }

  private static void request(UUID id, String day, String outcome, String number) throws Exception {
    change(
        "insert into send_request (correlation_id, created_at, recipients, caller, team, text)"
            + " values ('%s', timestamptz '%s', 1, 'shop', '%s', 'Counted')",
        id, day, TEAM);
    message(id, 0, outcome, number);
  }

  private static void message(UUID request, int position, String outcome, String number)
      throws Exception {
    change(
        "insert into message (id, correlation_id, updated_at, position, status, outcome, recipient,"
            + " team) values (gen_random_uuid(), '%s', now(), %d, 'QUEUED', '%s', '%s', '%s')",
        request, position, outcome, number, TEAM);
  }

  private static void change(String statement, Object... values) throws Exception {
    inTransaction(
        ENTITIES, () -> ENTITIES.createNativeQuery(statement.formatted(values)).executeUpdate());
  }
}
