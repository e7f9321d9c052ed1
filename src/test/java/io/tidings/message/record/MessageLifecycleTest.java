package io.tidings.message.record;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.Message;
import io.tidings.message.record.MessageLifecycle.NextLook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each verb of a message's life, on a real database. */
class MessageLifecycleTest {

  private static final Instant NOW = SettableClock.NOON;
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(9));
  private static final String UNTOUCHED = "due PT0S leased - SILENT check - submitted - 0/0";

  private final StoredMessagesFixture stored = new StoredMessagesFixture();
  private final MessageLifecycle lifecycle = inject(new MessageLifecycle(), stored.entities);

  /** From where a verb leads. */
  private enum From {
    LEASED(
        "lease_until = '2026-11-25T12:02:00Z', attempts = 3, checks = 2, look = 'LAST',"
            + " submitted_at = '2026-11-25T11:00:00Z', check_at = '2026-11-25T13:00:00Z'"),
    NEVER_SUBMITTED("lease_until = '2026-11-25T12:02:00Z', attempts = 3, checks = 2"),
    UNKNOWN(
        "due_at = null, attempts = 3, checks = 2, look = 'UNKNOWN',"
            + " submitted_at = '2026-11-25T11:57:00Z', check_at = '2026-11-25T12:00:00Z'");

    private final String set;

    From(String set) {
      this.set = set;
    }
  }

  /** What is done to a message; all later moments are the same one. */
  private enum Verb {
    HAND_OVER((cycle, ids) -> cycle.handOver(ids, NOW, LATER)),
    HANDED_OVER_BEFORE((cycle, ids) -> cycle.handedOverBefore(ids, NOW, LATER)),
    OUTCOME_UNKNOWN((cycle, ids) -> cycle.outcomeUnknown(ids, NOW, LATER)),
    DUE_AGAIN((cycle, ids) -> cycle.dueAgain(ids, LATER)),
    GIVE_BACK((cycle, ids) -> cycle.giveBack(ids)),
    END((cycle, ids) -> cycle.end(ids)),
    FOUND((cycle, ids) -> cycle.found(ids, NOW, Duration.ofMillis(300_500))),
    FOUND_LATE((cycle, ids) -> cycle.found(ids, NOW, Duration.ofMinutes(3))),
    LOOK_AGAIN((cycle, ids) -> cycle.lookAgain(ids, 7, LATER)),
    POSTPONE((cycle, ids) -> cycle.postpone(ids, LATER)),
    POSTPONE_APART((cycle, ids) -> cycle.postponeApart(ids, LATER)),
    STOP_LOOKING((cycle, ids) -> cycle.stopLooking(ids)),
    PLAN(
        (cycle, ids) ->
            cycle.plan(ids.stream().map(id -> new NextLook(id, Look.LAST, LATER)).toList()));

    private interface Step {
      void on(MessageLifecycle cycle, List<UUID> ids);
    }

    private final Step step;

    Verb(Step step) {
      this.step = step;
    }
  }

  @BeforeEach
  void putAway() throws Exception {
    DatabaseFixture.running().putAway();
  }

  @AfterEach
  void close() {
    stored.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HAND_OVER          | LEASED          | due - leased - SILENT check PT9M submitted PT0S 3/0
          HANDED_OVER_BEFORE | LEASED          | due - leased - SILENT check PT9M submitted PT-1H 3/0
          HANDED_OVER_BEFORE | NEVER_SUBMITTED | due - leased - SILENT check PT9M submitted PT0S 3/0
          OUTCOME_UNKNOWN    | LEASED          | due - leased - UNKNOWN check PT9M submitted PT0S 3/0
          DUE_AGAIN          | LEASED          | due PT9M leased - SILENT check - submitted - 3/0
          GIVE_BACK          | NEVER_SUBMITTED | due PT0S leased - SILENT check - submitted - 2/2
          END                | LEASED          | due - leased - SILENT check - submitted PT-1H 3/2
          FOUND              | UNKNOWN         | due - leased - SILENT check PT2M0.5S submitted PT-3M 3/0
          FOUND_LATE         | UNKNOWN         | due - leased - SILENT check PT0S submitted PT-3M 3/0
          LOOK_AGAIN         | UNKNOWN         | due - leased - UNKNOWN check PT9M submitted PT-3M 3/7
          POSTPONE           | UNKNOWN         | due - leased - UNKNOWN check PT9M submitted PT-3M 3/2
          POSTPONE_APART     | UNKNOWN         | due - leased - UNKNOWN check PT9M1S submitted PT-3M 3/2
          STOP_LOOKING       | UNKNOWN         | due - leased - SILENT check - submitted PT-3M 3/2
          PLAN               | UNKNOWN         | due - leased - LAST check PT9M submitted PT-3M 3/2
          """)
  void a_verb_changes_its_messages_and_no_other(Verb verb, From from, String row) throws Exception {
    var id = stored.queued();
    var other = stored.queued();
    update(id, from.set);

    run(verb, List.of());
    run(verb, List.of(id));

    assertThat(row(id)).isEqualTo(row);
    assertThat(row(other)).isEqualTo(UNTOUCHED);
  }

  @Test
  void a_message_tells_when_it_was_submitted_and_how_often_it_was_looked_for() throws Exception {
    var id = stored.queued();
    run(Verb.HAND_OVER, List.of(id));
    run(Verb.LOOK_AGAIN, List.of(id));

    assertThat(stored.message(id).submittedAt()).contains(NOW);
    assertThat(stored.message(id).checks()).isEqualTo(7);
  }

  @Test
  void looks_that_are_postponed_apart_are_a_second_from_each_other() throws Exception {
    var ids = List.of(stored.queued(), stored.queued(), stored.queued());

    run(Verb.POSTPONE_APART, ids);

    assertThat(row(ids.get(1))).contains("check PT9M2S ");
    assertThat(row(ids.get(2))).contains("check PT9M3S ");
  }

  @Test
  void a_lease_counts_as_an_attempt_and_is_nobody_elses() throws Exception {
    var id = stored.queued();

    assertThat(leased(10)).extracting(Message::id, Message::attempts).containsExactly(tuple(id, 1));

    assertThat(row(id)).isEqualTo("due PT0S leased PT9M SILENT check - submitted - 1/0");
    assertThat(leased(10)).isEmpty();
  }

  @Test
  void what_is_due_later_or_too_many_is_not_leased() throws Exception {
    var later = stored.queued();
    update(later, "due_at = '2026-11-25T12:00:00.001Z'");
    var second = stored.queued();
    var first = stored.queued();
    update(first, "due_at = '2026-11-25T11:59:59.999Z'");

    assertThat(leased(1)).extracting(Message::id).containsExactly(first);
    assertThat(leased(10)).extracting(Message::id).containsExactly(second);
    assertThat(row(later)).endsWith("0/0");
  }

  private List<Message> leased(int most) throws Exception {
    return stored.in(() -> lifecycle.lease(most, NOW, LATER));
  }

  private void run(Verb verb, List<UUID> ids) throws Exception {
    stored.in(
        () -> {
          verb.step.on(lifecycle, ids);
          return true;
        });
  }

  private void update(UUID id, String set) throws Exception {
    stored.in(
        () ->
            stored
                .entities
                .createNativeQuery("update message set " + set + " where id = ?1")
                .setParameter(1, id)
                .executeUpdate());
  }

  /** How a row stands; times by how long they are from now, at the end attempts and checks. */
  private String row(UUID id) throws Exception {
    var row =
        stored.in(
            () ->
                (Object[])
                    stored
                        .entities
                        .createNativeQuery(
                            "select due_at, lease_until, look, check_at, submitted_at, attempts,"
                                + " checks from message where id = ?1")
                        .setParameter(1, id)
                        .getSingleResult());
    return "due %s leased %s %s check %s submitted %s %s/%s"
        .formatted(time(row[0]), time(row[1]), row[2], time(row[3]), time(row[4]), row[5], row[6]);
  }

  private static String time(@Nullable Object at) {
    return at == null ? "-" : Duration.between(NOW, (Instant) at).toString();
  }
}
