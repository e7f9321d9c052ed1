package io.tidings.submit;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.submit.WaitingMessages.Place;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the history tells of messages that wait, on a real database. */
class WaitingMessagesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final UUID LAST_ID = new UUID(-1, -1);

  private final SettableClock clock = new SettableClock();
  private final NodeFixture node = new NodeFixture(clock);
  private final WaitingMessages waiting =
      inject(new WaitingMessages(), node.entities, node.recorder, clock);

  @BeforeEach
  void putAway() throws Exception {
    DatabaseFixture.running().putAway();
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void a_wait_is_told_when_it_has_lasted_a_while_and_once_only() throws Exception {
    var id = node.queued();
    clock.pass(PATIENCE.minusMillis(1));
    note(Place.START);
    assertThat(node.history(id)).isEmpty();

    clock.pass(Duration.ofMillis(1));
    note(Place.START);
    note(Place.START);

    assertThat(node.history(id)).containsExactly("TIDINGS WAITING QUEUED NOTED");
  }

  @Test
  void what_is_being_submitted_does_not_wait() throws Exception {
    var id = node.queued();
    node.claim(id);
    clock.pass(PATIENCE);

    note(Place.START);

    assertThat(node.history(id)).isEmpty();
  }

  @Test
  void the_next_look_begins_where_this_one_ended() throws Exception {
    var early = node.queued();
    clock.pass(PATIENCE);
    var place = note(new Place(SettableClock.NOON, LAST_ID));
    assertThat(place).isEqualTo(new Place(SettableClock.NOON, LAST_ID));
    assertThat(node.history(early)).isEmpty();

    var later = node.queued();
    clock.pass(PATIENCE);
    place = note(place);

    assertThat(place).isEqualTo(new Place(SettableClock.NOON.plus(PATIENCE), LAST_ID));
    assertThat(node.history(later)).containsExactly("TIDINGS WAITING QUEUED NOTED");
    assertThat(node.history(early)).isEmpty();
  }

  @Test
  void a_look_never_goes_back_when_the_clock_does() throws Exception {
    var place = new Place(clock.instant(), LAST_ID);

    assertThat(note(place)).isEqualTo(place);
  }

  @Test
  void a_look_takes_so_many_and_the_next_one_the_rest() throws Exception {
    var ids = node.queued(501);
    clock.pass(PATIENCE);

    var place = note(Place.START);

    assertThat(place).isEqualTo(new Place(SettableClock.NOON, ids.get(499)));
    assertThat(node.history(ids.get(0))).hasSize(1);
    assertThat(node.history(ids.get(500))).isEmpty();
    note(place);
    assertThat(node.history(ids.get(499))).hasSize(1);
    assertThat(node.history(ids.get(500))).hasSize(1);
  }

  private Place note(Place from) throws Exception {
    return node.in(() -> waiting.note(from, "Infobip answered 503"));
  }
}
