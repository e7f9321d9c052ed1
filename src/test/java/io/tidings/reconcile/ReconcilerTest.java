package io.tidings.reconcile;

import static io.tidings.InjectionFixture.inject;
import static io.tidings.reconcile.DoubtTest.answer;
import static io.tidings.reconcile.DoubtTest.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.infobip.LogsFixture;
import io.tidings.loop.ManagedThreadsFixture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reconciler, a step at a time, with a real database and logs that answer as they are told. */
class ReconcilerTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String DELIVERED = "{\"groupId\":3,\"groupName\":\"DELIVERED\",\"id\":5}";
  private static final String ENROUTE = "{\"groupId\":1,\"groupName\":\"PENDING\",\"id\":7}";

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final LogsFixture logs = new LogsFixture();
  private final SetBudget budget = new SetBudget();
  private ReconcileFixture fixture;
  private Reconciler reconciler;

  /** The right to call as a test sets it. */
  private static final class SetBudget extends LogsBudget {
    private final CountDownLatch asked = new CountDownLatch(1);
    private boolean free = true;
    private @Nullable Duration heldOff;

    @Override
    boolean take() {
      asked.countDown();
      return free;
    }

    @Override
    void holdOff(Duration wait) {
      heldOff = wait;
    }
  }

  @BeforeEach
  void open() throws Exception {
    fixture = new ReconcileFixture();
    reachable();
    reconciler =
        inject(
            new Reconciler(),
            fixture.overdue,
            fixture.unknown,
            fixture.outages,
            budget,
            inject(new LogsMeters(), registry),
            logs,
            fixture.settings,
            fixture.clock);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void unknown_outcomes_come_first_then_ends_then_silent_messages() throws Exception {
    var silent = fixture.due("SILENT", "SENT", HOUR);
    var last = fixture.due("LAST", "SENT", HOUR);
    var unknown = fixture.due("UNKNOWN", "PENDING", HOUR);

    for (int step = 0; step < 4; step++) {
      assertThat(step()).isFalse();
    }

    assertThat(logs.asked()).containsExactly(List.of(unknown), List.of(last), List.of(silent));
    assertThat(calls("answered")).isEqualTo(3);
    assertThat(fixture.row(unknown)).isEqualTo("QUEUED due - UNKNOWN check PT1M checks 1");
    assertThat(fixture.history(unknown))
        .containsExactly("TIDINGS LOOKED QUEUED NOTED Look 1 of 2.");
    assertThat(fixture.row(last)).isEqualTo("NO_REPORT due - SILENT check - checks 0");
    assertThat(fixture.row(silent)).isEqualTo("PENDING_ENROUTE due - SILENT check PT5H checks 0");
    assertThat(fixture.history(silent)).containsExactly("TIDINGS LOOKED PENDING_ENROUTE NOTED");
  }

  @Test
  void no_more_are_asked_for_in_one_call_than_infobip_takes() throws Exception {
    for (int message = 0; message < 51; message++) {
      fixture.due("SILENT", "SENT", HOUR);
    }

    step();
    step();

    assertThat(logs.asked()).extracting(List::size).containsExactly(50, 1);
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN, PENDING", "LAST, SENT", "SILENT, SENT"})
  void what_the_logs_tell_is_recorded_for_every_kind_of_look(String look, String outcome)
      throws Exception {
    var id = fixture.due(look, outcome, HOUR);
    logs.answer(answer(entry(id, DELIVERED)));

    step();

    assertThat(fixture.history(id)).containsExactly("LOGS DELIVERED_TO_HANDSET APPLIED");
  }

  @Test
  void without_the_right_to_call_only_what_needs_no_call_is_done() throws Exception {
    var ended = fixture.due("SILENT", "DELIVERED", HOUR);
    var silent = fixture.due("SILENT", "SENT", HOUR);
    budget.free = false;

    assertThat(step()).isFalse();

    assertThat(logs.asked()).isEmpty();
    assertThat(fixture.row(ended)).contains("check - ");
    assertThat(fixture.row(silent)).contains("check PT0S ");
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, PENDING, QUEUED due - UNKNOWN check PT30S checks 0",
    "LAST, SENT, PENDING_ENROUTE due - LAST check PT1M checks 0",
    "SILENT, SENT, PENDING_ENROUTE due - SILENT check PT1M checks 0"
  })
  void logs_that_are_away_are_left_alone_for_a_while_and_it_is_no_look(
      String look, String outcome, String row) throws Exception {
    var id = fixture.due(look, outcome, HOUR);
    logs.beUnavailable();

    step();

    assertThat(budget.heldOff).isEqualTo(Duration.ofSeconds(5));
    assertThat(fixture.row(id)).isEqualTo(row);
    assertThat(fixture.history(id)).isEmpty();
    assertThat(calls("unavailable")).isEqualTo(1);
    assertThat(calls("answered")).isZero();
  }

  @Test
  void an_answer_leaves_the_logs_free_for_the_next_call() throws Exception {
    fixture.due("SILENT", "SENT", HOUR);

    step();

    assertThat(budget.heldOff).isNull();
  }

  @Test
  void what_an_answer_resolves_and_what_it_leaves_open_is_counted() throws Exception {
    var known = fixture.due("UNKNOWN", "PENDING", HOUR);
    var due = fixture.due("UNKNOWN", "PENDING", HOUR);
    var tooOften = fixture.due("UNKNOWN", "PENDING", HOUR);
    fixture.run("update message set checks = 1 where check_at is not null");
    fixture.run("update message set attempts = 12 where id = '%s'", tooOften);
    logs.answer(answer(entry(known, ENROUTE)));
    step();

    assertThat(resolved("logs")).isEqualTo(1);
    assertThat(resolved("submit")).isEqualTo(1);
    assertThat(resolved("failure")).isEqualTo(1);
    assertThat(fixture.row(due)).isEqualTo("QUEUED due PT0S SILENT check - checks 0");
    assertThat(fixture.row(tooOften)).startsWith("FAILED due -");

    var silent = fixture.due("SILENT", "SENT", HOUR);
    logs.answer(answer(entry(silent, "{}") + ",{}"));
    step();

    assertThat(registry.counter("tidings.logs.unreadable").count()).isEqualTo(2);
  }

  @Test
  void messages_that_a_report_told_of_need_no_call() throws Exception {
    var id = fixture.due("UNKNOWN", "SENT", HOUR);

    step();

    assertThat(logs.asked()).containsExactly(List.of(id)); // as a silent one
    assertThat(resolved("report")).isEqualTo(1);
  }

  @Test
  void messages_that_the_logs_do_not_reach_back_to_end_without_a_call() throws Exception {
    var unknown = fixture.due("UNKNOWN", "PENDING", Duration.ofHours(48));
    var last = fixture.due("LAST", "SENT", Duration.ofHours(48));

    step();

    assertThat(logs.asked()).isEmpty();
    assertThat(fixture.row(unknown)).isEqualTo("FAILED due - SILENT check - checks 0");
    assertThat(fixture.row(last)).isEqualTo("NO_REPORT due - SILENT check - checks 0");
  }

  @Test
  void tidying_comes_once_a_second() throws Exception {
    step();
    var first = fixture.due("SILENT", "DELIVERED", HOUR);
    fixture.clock.pass(Duration.ofMillis(999));
    step();
    assertThat(fixture.row(first)).contains("check PT-0.999S ");

    fixture.clock.pass(Duration.ofMillis(1));
    step();
    assertThat(fixture.row(first)).contains("check - ");
  }

  @Test
  void a_crowd_of_ended_messages_is_taken_off_the_list_at_once() throws Exception {
    fixture.ended(5_000);

    assertThat(step()).isTrue();
    assertThat(step()).isFalse();

    fixture.ended(4_999);
    fixture.clock.pass(Duration.ofSeconds(1));
    assertThat(step()).isFalse();
  }

  @Test
  void what_an_outage_left_silent_is_pulled_forward_first_and_then_asked_for_once()
      throws Exception {
    var id = fixture.due("SILENT", "SENT", HOUR);
    fixture.run("update message set check_at = check_at + interval '1 day' where id = '%s'", id);
    fixture.clock.pass(HOUR);

    assertThat(step()).isTrue();
    assertThat(logs.asked()).isEmpty();
    for (int step = 0; step < 3; step++) {
      assertThat(step()).isFalse();
      fixture.clock.pass(Duration.ofSeconds(1));
    }

    assertThat(logs.asked()).containsExactly(List.of(id));
  }

  @Test
  @Timeout(30)
  void it_works_in_a_thread_of_its_own_until_it_is_stopped() throws Exception {
    var threads = new ManagedThreadsFixture();
    inject(reconciler, threads, nothingToTidy(), inject(new NoMeters(), registry));
    var running = reconciler.start();
    budget.asked.await();
    running.close();

    assertThat(threads.made()).extracting(Thread::getName).containsExactly("tidings-reconciler");
    assertThat(threads.allEnded()).isTrue();
  }

  /** Their own test has them. */
  private static final class NoMeters extends LogsMeters {
    @Override
    void register() {}
  }

  /** The thread has no transaction; the clock stands, so nothing else is asked of the database. */
  private Object nothingToTidy() throws Exception {
    budget.free = false;
    step();
    return fixture.clock;
  }

  private boolean step() throws Exception {
    return fixture.in(reconciler::reconcile);
  }

  private void reachable() throws Exception {
    fixture.run("update last_reachable set at = '%s', catch_up_to = null", fixture.clock.instant());
  }

  private double calls(String result) {
    return registry.counter("tidings.logs.calls", "result", result).count();
  }

  private double resolved(String by) {
    return registry.counter("tidings.unknown.resolved", "by", by).count();
  }
}
