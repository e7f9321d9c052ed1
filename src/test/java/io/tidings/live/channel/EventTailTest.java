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
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class EventTailTest {

  private final StatusChannels channels = new StatusChannels();
  private final LogFixture log = LogFixture.at(10);
  private final EventTail tail = new EventTail(log, channels);

  private Event accepted(long seq, Snapshot snapshot) {
    return eventOnly(seq, snapshot.messages().get(0), ACCEPTED);
  }

  private void publishAll() {
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
    int readsBefore = log.reads();
    publishAll();
    assertThat(log.reads()).isEqualTo(readsBefore);

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
}
