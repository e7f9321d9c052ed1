package io.tidings.statistics.hour;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nothing that counts reads more than it counts, however much there is. */
class FigurePlansTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();
  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID LAST = new UUID(-1, -1);

  @AfterAll
  static void close() {
    ENTITIES.close();
  }

  @Test
  void events_are_read_in_their_partition() throws Exception {
    assertThat(plan(FollowedLog.EVENTS, Map.of("after", 150_000L, "upTo", 155_000L)))
        .contains("event_100000")
        .doesNotContain("event_0");
  }

  @Test
  void newcomers_are_read_along_their_ids() throws Exception {
    assertThat(
            plan(CountedMessages.NEWCOMERS, Map.of("after", FIRST, "before", LAST, "most", 5_000)))
        .contains("message_pkey", "counted_message_pkey")
        .doesNotContain("Seq Scan", "Hash", "Merge Join");
  }

  @Test
  void what_is_gone_is_looked_for_one_by_one() throws Exception {
    assertThat(plan(CountedMessages.FORGET, Map.of("before", LAST, "most", 5_000)))
        .contains("message_pkey", "counted_message_pkey")
        .doesNotContain("Seq Scan", "Hash", "Anti Join");
  }

  @SuppressWarnings("unchecked")
  private static String plan(String statement, Map<String, Object> values) throws Exception {
    return inTransaction(
        ENTITIES,
        () -> {
          // of a few rows the planner reads all, whatever there is to find them by
          ENTITIES.createNativeQuery("set local enable_seqscan = off").executeUpdate();
          var query = ENTITIES.createNativeQuery("explain " + statement, String.class);
          values.forEach(query::setParameter);
          return String.join("\n", (List<String>) query.getResultList());
        });
  }
}
