package io.tidings.sql;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.DatabaseFixture;
import io.tidings.sql.Columns.Type;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementsTest {

  private static final Columns<String> WORDS =
      new Columns<String>().and("word", Type.TEXT, word -> word);
  private static final String ADD =
      "insert into words (word, number) select w.word, count(*) over () + (select count(*) from words)"
          + " from "
          + WORDS.table("w");
  private static final String DOUBLE =
      "update words set number = number * 2 from %s where words.word = w.word"
          .formatted(WORDS.table("w"));
  private static final String SUM =
      "with added as (insert into words (word, number) select w.word, 100 from %s returning number)"
              .formatted(WORDS.table("w"))
          + " select sum(a.number) + (select sum(number) from words) from added a";

  private final EntityManager entities = DatabaseFixture.running().open();

  @BeforeEach
  void makeTable() throws Exception {
    run("create table words (word text, number bigint check (number < 1000))");
  }

  @AfterEach
  void dropTable() throws Exception {
    run("drop table words");
    entities.close();
  }

  @Test
  void statements_run_in_their_order_and_those_without_rows_not_at_all() throws Exception {
    inTransaction(
        entities,
        () -> {
          Statements.together(
              entities, List.of(write(ADD, "a", "b"), write(DOUBLE), write(DOUBLE, "b")));
          return true;
        });

    assertThat(words()).containsExactly("a 2", "b 4");
  }

  @Test
  void nothing_is_sent_where_there_is_nothing_to_write() throws Exception {
    Statements.together(entities, List.of());
    Statements.together(entities, List.of(write("no statement at all")));
    assertThat(words()).isEmpty();
  }

  @Test
  void the_last_one_answers_and_sees_what_those_before_it_wrote() throws Exception {
    for (int time = 0; time < 12; time++) { // the driver prepares it on the server in between
      var answer =
          inTransaction(
              entities,
              () ->
                  Statements.lastOf(
                      entities, List.of(write(ADD, "a"), write(DOUBLE, "a"), write(SUM, "c"))));
      assertThat(answer).isEqualTo(100L + 2);
      run("delete from words");
    }
    assertThat(inTransaction(entities, () -> Statements.lastOf(entities, List.of(sumOfNothing()))))
        .isZero();
  }

  @Test
  void when_one_fails_none_has_happened_and_the_error_is_its_own() throws Exception {
    assertThatThrownBy(
            () ->
                inTransaction(
                    entities,
                    () ->
                        Statements.lastOf(
                            entities,
                            List.of(
                                write(ADD, "a"),
                                write(
                                    "update words set number = 1000 from " + WORDS.table("w"), "a"),
                                write(SUM, "c")))))
        .hasMessageContaining("words_number_check");
    assertThat(words()).isEmpty();
  }

  @Test
  void who_waits_for_an_answer_is_told_that_there_is_none() {
    assertThatThrownBy(
            () ->
                inTransaction(
                    entities, () -> Statements.lastOf(entities, List.of(write(ADD, "a")))))
        .hasMessageContaining("no statement answers");
  }

  private static Write write(String sql, String... words) {
    return Write.ofRows(sql, WORDS, List.of(words));
  }

  private static Write sumOfNothing() {
    return new Write("select 0", (statement, first) -> first);
  }

  @SuppressWarnings("unchecked")
  private List<String> words() throws Exception {
    return inTransaction(
        entities,
        () ->
            (List<String>)
                entities
                    .createNativeQuery(
                        "select word || ' ' || number from words order by word", String.class)
                    .getResultList());
  }

  private void run(String statement) throws Exception {
    inTransaction(entities, () -> entities.createNativeQuery(statement).executeUpdate());
  }
}
