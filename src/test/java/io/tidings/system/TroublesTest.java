package io.tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.dev.SettableClock;
import io.tidings.report.call.WebhookCalls.Refused;
import io.tidings.submit.Pause;
import io.tidings.system.Situation.Away;
import io.tidings.system.Situation.Waiting;
import io.tidings.system.node.Node;
import io.tidings.system.node.NodeFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroublesTest {

  private static final Instant NOW = SettableClock.NOON;
  private static final Instant BEFORE = NOW.minusSeconds(40);
  private static final Instant PROBE = NOW.plusSeconds(20);
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final Pause REFUSED = new Pause("blocked", "Infobip answered 401", BEFORE, PROBE);
  private static final Waiting FOUR = new Waiting(4, 2, Duration.ofSeconds(9));

  @Test
  void nothing_is_wrong_while_nothing_is() {
    assertThat(in(Waiting.NONE, NodeFixture.named("one", NOW))).isEmpty();
  }

  @Test
  void infobip_refuses_everything_and_messages_wait() {
    assertThat(in(FOUR, NodeFixture.paused("one", NOW, REFUSED)))
        .containsExactly(
            new Trouble(
                TroubleCode.SUBMIT_REFUSED,
                true,
                BEFORE,
                Map.of(
                    "status",
                    401,
                    "reason",
                    "Infobip answered 401",
                    "probeAt",
                    PROBE,
                    "waiting",
                    4L,
                    "oldestSeconds",
                    9L,
                    "nodes",
                    1,
                    "ofNodes",
                    1)));
  }

  @ParameterizedTest
  @CsvSource({
    "blocked,submit-refused,true",
    "failures,submit-unreachable,true",
    "credits,submit-unpaid,true",
    "throttled,submit-throttled,false"
  })
  void each_cause_has_its_code(String cause, String code, boolean broken) {
    var pause = new Pause(cause, "ConnectException", BEFORE, PROBE);

    assertThat(in(FOUR, NodeFixture.paused("one", NOW, pause)))
        .extracting(trouble -> trouble.code().word(), Trouble::broken, Trouble::since)
        .containsExactly(tuple(code, broken, BEFORE));
  }

  @Test
  void a_node_with_nothing_to_try_with_is_no_trouble_while_another_submits() {
    var idle = new Pause("blocked", "Infobip answered 401", BEFORE, NOW.minusSeconds(10));
    var one = NodeFixture.paused("one", NOW, idle);

    assertThat(in(Waiting.NONE, one, NodeFixture.named("two", NOW))).isEmpty();
    assertThat(in(Waiting.NONE, one)).singleElement().matches(Trouble::broken);
    assertThat(in(FOUR, NodeFixture.paused("one", NOW, REFUSED), NodeFixture.named("two", NOW)))
        .singleElement()
        .matches(trouble -> !trouble.broken());
  }

  @Test
  void without_an_answer_there_is_no_status() {
    var pause = new Pause("failures", "ConnectException", BEFORE, PROBE);

    assertThat(in(FOUR, NodeFixture.paused("one", NOW, pause)).get(0).values())
        .doesNotContainKey("status")
        .containsEntry("reason", "ConnectException");
  }

  @Test
  void while_another_node_submits_it_is_a_warning() {
    var found = in(FOUR, NodeFixture.paused("one", NOW, REFUSED), NodeFixture.named("two", NOW));

    assertThat(found).extracting(Trouble::broken).containsExactly(false);
    assertThat(found.get(0).values()).containsEntry("nodes", 1).containsEntry("ofNodes", 2);
  }

  @Test
  void nodes_that_are_stopped_by_the_same_are_one_trouble_since_the_first_of_them() {
    var earlier =
        new Pause("blocked", "Infobip answered 403", BEFORE.minusSeconds(5), PROBE.plusSeconds(9));

    var found =
        in(FOUR, NodeFixture.paused("one", NOW, REFUSED), NodeFixture.paused("two", NOW, earlier));

    assertThat(found)
        .extracting(Trouble::broken, Trouble::since)
        .containsExactly(tuple(true, BEFORE.minusSeconds(5)));
    assertThat(found.get(0).values())
        .containsEntry("status", 403)
        .containsEntry("probeAt", PROBE)
        .containsEntry("nodes", 2);
  }

  @Test
  void what_a_node_told_before_it_went_counts_no_more() {
    var gone = NodeFixture.paused("one", NOW.minusSeconds(16), REFUSED);

    assertThat(in(FOUR, gone, NodeFixture.named("two", NOW)))
        .containsExactly(
            new Trouble(TroubleCode.NODE_GONE, false, NOW.minusSeconds(16), Map.of("node", "one")));
    assertThat(in(FOUR, NodeFixture.named("one", NOW.minusSeconds(15)))).isEmpty();
  }

  @Test
  void messages_that_are_due_for_too_long_are_late() {
    var node = NodeFixture.named("one", NOW);

    assertThat(in(new Waiting(4, 0, LATE), node)).isEmpty();
    assertThat(in(new Waiting(4, 0, LATE.plusSeconds(5)), node))
        .containsExactly(
            new Trouble(
                TroubleCode.OUTBOX_LATE,
                false,
                NOW.minusSeconds(5),
                Map.of("waiting", 4L, "oldestSeconds", 65L)));
  }

  @Test
  void they_are_not_called_late_when_it_is_known_why() {
    assertThat(in(new Waiting(4, 0, Duration.ofHours(1)), NodeFixture.paused("one", NOW, REFUSED)))
        .extracting(Trouble::code)
        .containsExactly(TroubleCode.SUBMIT_REFUSED);
  }

  @Test
  void reports_that_do_not_come_are_told_as_the_first_node_noticed() {
    var first = NodeFixture.silent("one", NOW, BEFORE, "No report has come.");
    var second = NodeFixture.silent("two", NOW, NOW, "No report has come lately.");

    assertThat(in(Waiting.NONE, second, first))
        .containsExactly(
            new Trouble(
                TroubleCode.REPORTS_SILENT,
                false,
                BEFORE,
                Map.of("reason", "No report has come.")));
  }

  @Test
  void many_refused_calls_for_one_reason_are_a_trouble_and_a_few_are_not() {
    var few = new Refused("wrong-token", 9, BEFORE, NOW);
    var many = new Refused("no-signature", 10, BEFORE, NOW);

    assertThat(withRefused(List.of(few))).isEmpty();
    assertThat(withRefused(List.of(few, many)))
        .containsExactly(
            new Trouble(
                TroubleCode.REPORTS_REFUSED,
                false,
                BEFORE,
                Map.of("calls", 10L, "reason", "no-signature")));
  }

  @Test
  void a_clock_that_is_off_and_a_slow_database_are_told_of_each_node() {
    var off = NodeFixture.troubled("one", NOW, Duration.ofSeconds(-3), Duration.ZERO);
    var slow = NodeFixture.troubled("two", NOW, Duration.ZERO, Duration.ofMillis(800));

    assertThat(in(Waiting.NONE, off, slow))
        .containsExactly(
            new Trouble(
                TroubleCode.CLOCK_SKEW, false, NOW, Map.of("node", "one", "millis", -3_000L)),
            new Trouble(
                TroubleCode.DATABASE_SLOW, false, NOW, Map.of("node", "two", "millis", 800L)));
  }

  @Test
  void what_is_broken_comes_first() {
    var paused = NodeFixture.paused("one", NOW, REFUSED);
    var situation =
        new Situation(
            NOW,
            Optional.empty(),
            List.of(NodeFixture.named("two", BEFORE), paused),
            FOUR,
            List.of(new Refused("wrong-token", 99, BEFORE, NOW)));

    assertThat(Troubles.in(situation, LATE))
        .extracting(Trouble::code)
        .containsExactly(
            TroubleCode.SUBMIT_REFUSED, TroubleCode.REPORTS_REFUSED, TroubleCode.NODE_GONE);
  }

  @Test
  void without_a_database_nothing_else_is_known() {
    var away = Situation.away(NOW, new Away("it gives no answer", BEFORE));

    assertThat(Troubles.in(away, LATE))
        .containsExactly(
            new Trouble(
                TroubleCode.DATABASE_AWAY, true, BEFORE, Map.of("reason", "it gives no answer")));
  }

  private static List<Trouble> in(Waiting waiting, Node... nodes) {
    return Troubles.in(
        new Situation(NOW, Optional.empty(), List.of(nodes), waiting, List.of()), LATE);
  }

  private static List<Trouble> withRefused(List<Refused> refused) {
    var nodes = List.of(NodeFixture.named("one", NOW));
    return Troubles.in(new Situation(NOW, Optional.empty(), nodes, Waiting.NONE, refused), LATE);
  }
}
