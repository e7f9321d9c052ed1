package io.tidings.reconcile;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The right to call, on a real database; it goes by the database's clock, so rows are moved. */
class LogsBudgetTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private ReconcileFixture fixture;
  private LogsBudget budget;

  @BeforeEach
  void open() throws Exception {
    fixture = new ReconcileFixture();
    budget = inject(new LogsBudget(), fixture.entities, fixture.settings);
    fixture.run("update logs_budget set free_at = now()");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void no_right_is_used_up_while_there_is_nothing_to_ask_for() throws Exception {
    assertThat(fixture.in(budget::take)).isFalse();
    assertThat(freeIn()).isLessThanOrEqualTo(0);

    lookDue("SILENT", "+ interval '1 hour'");
    assertThat(fixture.in(budget::take)).isFalse();
    assertThat(freeIn()).isLessThanOrEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNKNOWN", "LAST", "SILENT"})
  void a_look_of_any_kind_that_is_due_is_worth_one_call_in_each_pace(String look) throws Exception {
    lookDue(look, "- interval '1 hour'");

    assertThat(fixture.in(() -> budget.take() ? freeIn() : -1)).isEqualTo(0.6);
    assertThat(fixture.in(() -> freeIn("interval '1 hour'") + (budget.take() ? 1 : 0)))
        .isEqualTo(3_600);
    assertThat(fixture.in(() -> freeIn("interval '0'") + (budget.take() ? 1 : 0))).isEqualTo(1);
  }

  @Test
  void it_tells_when_the_logs_were_asked_last_and_may_be_next() throws Exception {
    fixture.run("update logs_budget set asked_at = null, free_at = now() - interval '1 hour'");
    assertThat(fixture.in(budget::state).askedAt()).isEmpty();
    lookDue("SILENT", "- interval '1 hour'");

    fixture.in(budget::take);

    var state = fixture.in(budget::state);
    assertThat(state.callsPerMinute()).isEqualTo(100);
    assertThat(state.askedAt()).contains(state.freeAt().minusMillis(600));
  }

  @Test
  void after_no_answer_nobody_asks_for_a_while_and_never_sooner_than_before() throws Exception {
    assertThat(holdOff("interval '0'", 5_500)).isEqualTo(5.5);
    assertThat(holdOff("interval '5 seconds'", 6_000)).isEqualTo(6);
    assertThat(holdOff("interval '7 seconds'", 6_000)).isEqualTo(7);
  }

  private double holdOff(String freeIn, long millis) throws Exception {
    return fixture.in(
        () -> {
          freeIn(freeIn);
          budget.holdOff(Duration.ofMillis(millis));
          return freeIn();
        });
  }

  /** Sets when the next call may be made, from now. */
  private double freeIn(String interval) {
    fixture
        .entities
        .createNativeQuery("update logs_budget set free_at = now() + " + interval)
        .executeUpdate();
    return freeIn();
  }

  private double freeIn() {
    return ((Number)
            fixture
                .entities
                .createNativeQuery("select extract(epoch from free_at - now()) from logs_budget")
                .getSingleResult())
        .doubleValue();
  }

  private void lookDue(String look, String fromNow) throws Exception {
    var id = fixture.due(look, "SENT", HOUR);
    fixture.run("update message set check_at = now() %s where id = '%s'", fromNow, id);
  }
}
