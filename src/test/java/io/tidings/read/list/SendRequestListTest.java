package io.tidings.read.list;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.message.CorrelationId;
import io.tidings.message.Outcome;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SendRequestListTest {

  /** A time of their own, for the rows of other tests are in the same tables. */
  private static final Instant UNTIL = Instant.parse("2001-01-01T00:00:00Z");

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();

  private final SendRequestList list = InjectionFixture.inject(new SendRequestList(), ENTITIES);

  @AfterAll
  static void close() {
    ENTITIES.close();
  }

  @Test
  void what_has_a_rare_outcome_is_found_over_pages_that_look_at_so_much_each() throws Exception {
    int others = 2 * SendRequestQuery.MOST_REQUESTS + 10;
    var oldest = store(others, 3);
    var newest = store(0, 3);

    var found = new ArrayList<CorrelationId>();
    int pages = 0;
    SendRequestFilter.PageCursor cursor = null;
    do {
      var page = page("default", Outcome.FAILED, cursor, 1);
      page.entries().forEach(entry -> found.add(entry.request().correlationId()));
      cursor = page.next().orElse(null);
      pages++;
    } while (cursor != null);

    assertThat(found).containsExactly(new CorrelationId(newest), new CorrelationId(oldest));
    assertThat(pages).isBetween(3, 5);
    assertThat(page("billing", Outcome.FAILED, null, 1).entries()).isEmpty();
    assertThat(page("billing", Outcome.FAILED, null, 1).next())
        .describedAs("no place among what others have")
        .isEmpty();
  }

  private SendRequestPage page(
      String team, Outcome outcome, SendRequestFilter.@Nullable PageCursor at, int limit)
      throws Exception {
    return inTransaction(
        ENTITIES,
        () -> list.page(new SendRequestFilter(team, null, outcome, null, UNTIL, at, limit), false));
  }

  /** One with a failed message, behind so many that have none. */
  private static UUID store(int others, int recipients) throws Exception {
    var id = UUID.randomUUID();
    return inTransaction(
        ENTITIES,
        () -> {
          run(
              """
              insert into send_request (correlation_id, created_at, recipients, caller, text)
              select gen_random_uuid(), timestamptz '%s' - i * interval '1 second', 1, 'shop', 'x'
                from generate_series(2, %d) i
              """
                  .formatted(UNTIL, others + 1));
          run(
              """
              insert into send_request (correlation_id, created_at, recipients, caller, text)
              values ('%s', timestamptz '%s' - %d * interval '1 second', %d, 'shop', 'x')
              """
                  .formatted(id, UNTIL, others == 0 ? 1 : others + 2, recipients));
          run(
              """
              insert into message (id, correlation_id, updated_at, position, status, outcome,
                recipient, due_at)
              select gen_random_uuid(), '%s', now(), i, 'FAILED', 'FAILED', '+385911111101', now()
                from generate_series(0, %d) i
              """
                  .formatted(id, recipients - 1));
          run("update message set due_at = null where correlation_id = '%s'".formatted(id));
          run("analyze send_request");
          return id;
        });
  }

  private static void run(String statement) {
    ENTITIES.createNativeQuery(statement).executeUpdate();
  }
}
