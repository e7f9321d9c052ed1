package io.tidings.privacy;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.privacy.OldTexts.Place;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldTextsTest {

  /** Long before the rows of other tests. */
  private static final Instant BEGIN = Instant.parse("1990-01-01T00:00:00Z");

  /** One of its own: what others make of the planner's statistics, plans hang on. */
  private static final DatabaseFixture DATABASE = DatabaseFixture.apart();

  private static final EntityManager ENTITIES = DATABASE.open();

  private final OldTexts texts =
      InjectionFixture.inject(new OldTexts(), ENTITIES, new SettableClock());

  @BeforeEach
  void clear() throws Exception {
    change(
        "delete from message where correlation_id in (select correlation_id from send_request"
            + " where caller = 'old-texts')");
    change("delete from send_request where caller = 'old-texts'");
  }

  @AfterAll
  static void close() throws Exception {
    DATABASE.putAway();
    ENTITIES.close();
  }

  @Test
  void texts_go_by_their_age_some_at_a_time_and_those_that_are_needed_are_passed_over()
      throws Exception {
    int count = 2 * OldTexts.SOME + 50;
    store(count, "case when i in (3, 150) then now() end");
    int young = 20;
    var upTo = BEGIN.plusSeconds(count - young);

    var first = delete(upTo, Place.BEGIN);
    assertThat(left()).hasSize(count - OldTexts.SOME + 1);
    var second = delete(upTo, first.orElseThrow());
    var third = delete(upTo, second.orElseThrow());

    assertThat(third).isEmpty();
    assertThat(left()).hasSize(young + 2).startsWith("3", "150", "230");
    assertThat(delete(upTo, Place.BEGIN)).isEmpty();
    assertThat(left()).hasSize(young + 2);
  }

  @Test
  void values_go_with_the_text_that_they_fill() throws Exception {
    store(3, "case when i = 1 then now() end");
    change("update send_request set text = 'Hi {{name}}' where caller = 'old-texts'");
    change(
        "update message set text_values = '{\"name\":\"Ana\"}' where correlation_id in (select"
            + " correlation_id from send_request where caller = 'old-texts')");

    delete(BEGIN.plusSeconds(60), Place.BEGIN);

    assertThat(left()).containsExactly("1");
    assertThat(
            rows(
                "select cast((select count(*) from message m where m.correlation_id ="
                    + " send_request.correlation_id and m.text_values is not null"
                    + " and text_deleted_at is null) as text)"))
        .containsExactly("0", "1", "0");
  }

  @Test
  void nobody_is_said_to_have_deleted_what_was_too_old() throws Exception {
    store(1, "null");

    delete(BEGIN.plusSeconds(60), Place.BEGIN);

    assertThat(
            rows(
                "select cast(text_deleted_at = timestamptz '%s' and text_deleted_by is null as text)"
                    .formatted(SettableClock.NOON)))
        .containsExactly("true");
  }

  @Test
  void old_texts_are_found_by_their_age_however_many_are_gone() throws Exception {
    var plan =
        inTransaction(
            ENTITIES,
            () -> {
              // of a few rows the planner reads all, whatever there is to find them by
              ENTITIES.createNativeQuery("set local enable_seqscan = off").executeUpdate();
              var query = ENTITIES.createNativeQuery("explain " + OldTexts.DELETE, String.class);
              query.setParameter("upTo", BEGIN.plusSeconds(60));
              query.setParameter("at", BEGIN).setParameter("id", Place.BEGIN.id());
              query.setParameter("now", BEGIN).setParameter("some", OldTexts.SOME);
              return String.join("\n", lines(query.getResultList()));
            });

    assertThat(plan).contains("send_request_text");
  }

  private Optional<Place> delete(Instant upTo, Place after) throws Exception {
    return inTransaction(ENTITIES, () -> texts.delete(upTo, after));
  }

  /** So many a second apart, the i-th called i, each with one message. */
  private static void store(int count, String dueAt) throws Exception {
    change(
        """
        with request as (
          insert into send_request (correlation_id, created_at, recipients, caller, sender, text)
          select gen_random_uuid(), timestamptz '%s' + i * interval '1 second', 1, 'old-texts',
            i, 'Old' from generate_series(0, %d) i returning correlation_id, sender)
        insert into message (id, correlation_id, updated_at, position, status, outcome, recipient,
          due_at)
        select gen_random_uuid(), correlation_id, now(), 0, 'QUEUED', 'PENDING', '+385911111101', %s
          from (select correlation_id, cast(sender as int) as i from request) r
        """
            .formatted(BEGIN, count - 1, dueAt));
  }

  private static List<String> left() throws Exception {
    return rows("select sender").stream().toList();
  }

  private static List<String> rows(String select) throws Exception {
    return inTransaction(
        ENTITIES,
        () ->
            lines(
                ENTITIES
                    .createNativeQuery(
                        select
                            + " from send_request where caller = 'old-texts'"
                            + (select.contains("deleted") ? "" : " and text is not null")
                            + " order by created_at",
                        String.class)
                    .getResultList()));
  }

  @SuppressWarnings("unchecked")
  private static List<String> lines(List<?> rows) {
    return (List<String>) rows;
  }

  private static void change(String statement) throws Exception {
    inTransaction(ENTITIES, () -> ENTITIES.createNativeQuery(statement).executeUpdate());
  }
}
