package io.tidings.report.look;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();

  @BeforeAll
  static void store() throws Exception {
    change(
        """
        with request as (
          insert into send_request (correlation_id, created_at, recipients, caller, text)
          values (gen_random_uuid(), now(), 1, 'shop', 'Suggested') returning correlation_id)
        insert into message (id, correlation_id, updated_at, position, outcome, status, recipient)
        select gen_random_uuid(), correlation_id, now(), i, 'SENT', 'SUGGESTED',
          '+38591' || 1000000 + i
          from request, generate_series(1, 20000) i
        """);
    change("analyze message");
  }

  @AfterAll
  static void away() throws Exception {
    change("delete from message where status = 'SUGGESTED'");
    ENTITIES.close();
  }

  @Test
  void messages_to_a_recipient_about_a_time_are_found_by_an_index() throws Exception {
    assertThat(plan()).contains("message_search").doesNotContain("Seq Scan on message");
  }

  @SuppressWarnings("unchecked")
  private static String plan() throws Exception {
    return inTransaction(
        ENTITIES,
        () -> {
          List<String> lines =
              ENTITIES
                  .createNativeQuery("explain " + Suggestions.OF_RECIPIENT, String.class)
                  .setParameter("recipient", "+385911000007")
                  .setParameter("first", new UUID(0, 0))
                  .setParameter("last", new UUID(-1, -1))
                  .setParameter("most", 5)
                  .getResultList();
          return String.join("\n", lines);
        });
  }

  private static void change(String statement) throws Exception {
    inTransaction(ENTITIES, () -> ENTITIES.createNativeQuery(statement).executeUpdate());
  }
}
