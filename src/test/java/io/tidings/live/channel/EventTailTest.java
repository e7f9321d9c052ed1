package io.tidings.live.channel;

import static io.tidings.live.ReaderFixture.firstAnd;
import static io.tidings.live.ReaderFixture.following;
import static io.tidings.live.ReaderFixture.joining;
import static io.tidings.message.LogFixture.ACCEPTED;
import static io.tidings.message.LogFixture.elsewhere;
import static io.tidings.message.LogFixture.eventOnly;
import static io.tidings.message.LogFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tidings.message.Event;
import io.tidings.message.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventTailTest {

  private static final Duration POLL = Duration.ofMillis(50);

  private final StatusChannels channels = new StatusChannels();
  private final LogFixture log = LogFixture.at(10);
  private final AtomicLong nanos = new AtomicLong();
  private final EventTail tail = new EventTail(log, channels, POLL, nanos::get);

  private Event accepted(long seq, Snapshot snapshot) {
    return eventOnly(seq, snapshot.messages().get(0), ACCEPTED);
  }

  /** At a moment when the log is due to be read. */
  private void publishAll() {
    nanos.addAndGet(POLL.toNanos());
    while (tail.publishNew()) {
      // more to publish at once
    }
  }

  @Test
  void nothing_is_read_while_nobody_follows() {
    assertThat(tail.publishNew()).isFalse();

    assertThat(log.reads()).isZero();
  }

  @Test
  void the_first_reader_gets_what_comes_after_it_and_not_the_whole_log() {
    var snapshot = snapshot(11, 1);
    log.add(accepted(11, snapshot));
    var reader = joining(channels, snapshot);
    tail.follow();
    var between = accepted(12, snapshot);
    log.add(between);
    publishAll();
    reader.begin(snapshot);
    var after = accepted(13, snapshot);
    log.add(after);
    publishAll();

    assertThat(reader.sent()).isEqualTo(firstAnd(between, after));
    assertThat(tail.lag()).isZero();
  }

  @Test
  void after_an_idle_time_the_tail_goes_on_at_the_head() {
    var earlier = snapshot(10, 1);
    var first = following(channels, earlier);
    tail.follow();
    publishAll();
    first.follower().close();
    publishAll();
    log.add(accepted(11, earlier));
    tail.heardOf(11);
    int readsBefore = log.reads();
    publishAll();
    assertThat(log.reads()).isEqualTo(readsBefore);
    assertThat(tail.lag()).isZero();

    var snapshot = snapshot(11, 1);
    var reader = joining(channels, snapshot);
    tail.follow();
    var later = accepted(12, snapshot);
    log.add(later);
    reader.begin(snapshot);
    publishAll();

    assertThat(reader.sent()).isEqualTo(firstAnd(later));
  }

  @Test
  void a_reader_that_comes_later_does_not_move_the_tail() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var event = accepted(11, snapshot);
    log.add(event);
    following(channels, snapshot(11, 1));
    tail.follow();
    publishAll();

    assertThat(reader.sent()).isEqualTo(firstAnd(event));
  }

  @Test
  void a_log_longer_than_a_page_is_published_in_order() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var mine = new ArrayList<Event>();
    for (long seq = 11; seq < 11 + 2 * EventTail.PAGE; seq++) {
      var event = seq % 50 == 0 ? accepted(seq, snapshot) : elsewhere(seq);
      log.add(event);
      if (seq % 50 == 0) {
        mine.add(event);
      }
    }

    publishAll();

    assertThat(reader.sent()).isEqualTo(firstAnd(mine.toArray(Event[]::new)));
    assertThat(tail.lag()).isZero();
  }

  @Test
  void nothing_is_skipped_in_an_outage() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var event = accepted(11, snapshot);
    log.add(event);
    nanos.addAndGet(POLL.toNanos());
    log.broken(true);
    assertThatIllegalStateException().isThrownBy(tail::publishNew);
    log.broken(false);

    publishAll();

    assertThat(reader.sent()).isEqualTo(firstAnd(event));
  }

  @Test
  void a_reader_that_comes_during_an_outage_is_refused_and_the_next_one_starts_well() {
    log.broken(true);
    assertThatIllegalStateException().isThrownBy(tail::follow);
    log.broken(false);

    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var event = accepted(11, snapshot);
    log.add(event);
    publishAll();

    assertThat(reader.sent()).isEqualTo(firstAnd(event));
  }

  /** Commits as this node does it: the log has the events before anybody is told. */
  private void commit(Event... events) {
    Arrays.stream(events).forEach(log::add);
    tail.committed(List.of(events));
  }

  @Test
  void own_commits_that_continue_are_published_without_reading() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    int readsBefore = log.reads();
    var first = accepted(11, snapshot);
    var second = accepted(12, snapshot);
    var third = accepted(13, snapshot);

    commit(first, second);
    assertThat(tail.lag()).isEqualTo(2);
    assertThat(tail.publishNew()).isFalse();
    commit(third);
    assertThat(tail.publishNew()).isFalse();

    assertThat(reader.sent()).isEqualTo(firstAnd(first, second, third));
    assertThat(log.reads()).isEqualTo(readsBefore);
    assertThat(tail.lag()).isZero();
  }

  @Test
  void own_commits_come_in_any_order() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    int readsBefore = log.reads();
    var first = accepted(11, snapshot);
    var second = accepted(12, snapshot);
    log.add(first);
    log.add(second);

    tail.committed(List.of(second));
    tail.committed(List.of(first));
    tail.publishNew();

    assertThat(reader.sent()).isEqualTo(firstAnd(first, second));
    assertThat(log.reads()).isEqualTo(readsBefore);
  }

  @Test
  void what_others_committed_in_between_is_read_first_and_nothing_comes_twice() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var theirs = accepted(11, snapshot);
    var ours = accepted(12, snapshot);
    var next = accepted(13, snapshot);
    log.add(theirs);
    commit(ours);
    tail.publishNew();
    int readsBefore = log.reads();
    commit(next);
    tail.publishNew();

    assertThat(reader.sent()).isEqualTo(firstAnd(theirs, ours, next));
    assertThat(log.reads()).isEqualTo(readsBefore);
  }

  @Test
  void a_commit_that_was_read_meanwhile_is_not_published_again() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var first = accepted(11, snapshot);
    var second = accepted(12, snapshot);
    log.add(first);
    publishAll();

    tail.committed(List.of(first));
    tail.publishNew();
    log.add(second);
    tail.committed(List.of(first, second));
    tail.publishNew();

    assertThat(reader.sent()).isEqualTo(firstAnd(first, second));
  }

  @Test
  void a_commit_of_which_nobody_knows_whether_it_was_done_is_in_the_log_or_not() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var untold = accepted(11, snapshot);
    log.add(untold);
    assertThat(tail.publishNew()).isFalse();
    publishAll();
    var alsoUntold = accepted(12, snapshot);
    log.add(alsoUntold);
    var told = accepted(13, snapshot);
    commit(told);
    tail.publishNew();

    assertThat(reader.sent()).isEqualTo(firstAnd(untold, alsoUntold, told));
  }

  @Test
  void a_commit_before_the_head_of_the_first_reader_is_not_published_and_one_after_it_is() {
    var snapshot = snapshot(10, 1);
    var before = accepted(11, snapshot);
    var after = accepted(12, snapshot);
    var reader = joining(channels, snapshot);
    log.aroundHead(() -> commit(before), () -> commit(after));

    tail.follow();
    log.aroundHead(() -> {}, () -> {});
    reader.begin(snapshot);
    tail.publishNew();

    assertThat(reader.sent()).isEqualTo(firstAnd(after));
  }

  @Test
  void commits_while_nobody_followed_are_forgotten() {
    var snapshot = snapshot(10, 1);
    following(channels, snapshot).follower().close();
    commit(accepted(11, snapshot));
    tail.publishNew();

    var reader = following(channels, snapshot(11, 1));
    tail.follow();
    tail.publishNew();

    assertThat(reader.sent()).isEqualTo(firstAnd());
  }

  @Test
  void the_log_is_read_when_it_is_due_however_often_the_tail_is_woken() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var ours = accepted(11, snapshot);
    var theirs = accepted(12, snapshot);
    commit(ours);
    log.add(theirs);

    tail.publishNew();
    nanos.addAndGet(POLL.toNanos() - 1);
    tail.publishNew();
    assertThat(reader.sent()).isEqualTo(firstAnd(ours));
    nanos.addAndGet(1);
    tail.publishNew();

    assertThat(reader.sent()).isEqualTo(firstAnd(ours, theirs));
  }

  @Test
  void own_commits_that_continue_tell_how_far_the_log_goes_as_a_look_at_it_does() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    int readsBefore = log.reads();
    var sent = new ArrayList<Event>();
    for (long seq = 11; seq < 31; seq++) {
      sent.add(accepted(seq, snapshot));
      commit(sent.get(sent.size() - 1));
      nanos.addAndGet(POLL.toNanos() / 2 + 1);
      tail.publishNew();
    }
    assertThat(log.reads()).isEqualTo(readsBefore);

    sent.add(accepted(31, snapshot));
    log.add(sent.get(sent.size() - 1));
    nanos.addAndGet(POLL.toNanos());
    tail.publishNew();
    assertThat(reader.sent()).isEqualTo(firstAnd(sent.toArray(Event[]::new)));
    assertThat(log.reads()).isEqualTo(readsBefore + 1);
  }

  @Test
  void own_commits_that_were_read_before_tell_nothing_of_what_came_since() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var ours = accepted(11, snapshot);
    log.add(ours);
    publishAll();
    var theirs = accepted(12, snapshot);
    log.add(theirs);

    tail.committed(List.of(ours));
    nanos.addAndGet(POLL.toNanos() - 1);
    tail.publishNew();
    nanos.addAndGet(1);
    tail.publishNew();

    assertThat(reader.sent()).isEqualTo(firstAnd(ours, theirs));
  }

  @Test
  void what_is_too_much_to_keep_is_read_from_the_log() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    int readsBefore = log.reads();
    long seq = 11;
    while (seq <= 10 + OwnCommits.MOST_EVENTS + 2 * EventTail.PAGE) {
      var commit = new ArrayList<Event>();
      for (int place = 0; place < EventTail.PAGE; place++) {
        commit.add(elsewhere(seq++));
      }
      commit(commit.toArray(Event[]::new));
    }
    var mine = accepted(seq, snapshot);
    commit(mine);
    while (tail.publishNew()) {
      // there is more
    }

    assertThat(reader.sent()).isEqualTo(firstAnd(mine));
    assertThat(log.reads()).isGreaterThan(readsBefore);
    assertThat(tail.lag()).isZero();
  }

  @Test
  void a_commit_larger_than_a_page_is_read_page_by_page() {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var commit = new ArrayList<Event>();
    for (long seq = 11; seq < 11 + EventTail.PAGE; seq++) {
      commit.add(elsewhere(seq));
    }
    var mine = accepted(11 + EventTail.PAGE, snapshot);
    commit.add(mine);
    commit(commit.toArray(Event[]::new));

    assertThat(tail.publishNew()).isTrue();
    assertThat(reader.sent()).isEqualTo(firstAnd());
    assertThat(tail.publishNew()).isFalse();
    assertThat(reader.sent()).isEqualTo(firstAnd(mine));
  }

  /** Whoever commits, whether and when this node is told, and whenever the tail is woken. */
  @Test
  void every_event_comes_once_and_in_order() {
    for (int seed = 0; seed < 300; seed++) {
      new EventTailTest().happen(new Random(seed), "seed " + seed);
    }
  }

  private void happen(Random chance, String seed) {
    var snapshot = snapshot(10, 1);
    var reader = following(channels, snapshot);
    tail.follow();
    var all = new ArrayList<Event>();
    var untold = new ArrayList<List<Event>>();
    while (all.size() < 10) {
      var commit = new ArrayList<Event>();
      for (int events = chance.nextInt(1, 4); events > 0; events--) {
        var event = accepted(11 + all.size(), snapshot);
        commit.add(event);
        all.add(event);
        log.add(event);
      }
      if (chance.nextInt(3) > 0) {
        untold.add(commit);
      }
      Collections.shuffle(untold, chance);
      while (!untold.isEmpty() && chance.nextBoolean()) {
        tail.committed(untold.remove(0));
      }
      nanos.addAndGet(chance.nextLong(POLL.toNanos()));
      if (chance.nextBoolean()) {
        tail.publishNew();
      }
    }
    untold.forEach(tail::committed);
    publishAll();

    assertThat(reader.sent()).as(seed).isEqualTo(firstAnd(all.toArray(Event[]::new)));
    assertThat(tail.lag()).as(seed).isZero();
  }
}
