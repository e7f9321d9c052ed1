package io.tidings.live.channel;

import static io.tidings.live.ReaderFixture.FIRST;
import static io.tidings.live.ReaderFixture.following;
import static io.tidings.live.ReaderFixture.joining;
import static io.tidings.live.ReaderFixture.stalled;
import static io.tidings.live.ReaderFixture.text;
import static io.tidings.message.LogFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.live.ReaderFixture;
import io.tidings.sse.StreamSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatTest {

  private final StatusChannels channels = new StatusChannels();
  private Instant now = Instant.EPOCH;
  private final Heartbeat heartbeat = heartbeat(Duration.ofSeconds(15));

  private Heartbeat heartbeat(Duration every) {
    return new Heartbeat(channels, every, Duration.ofSeconds(30), () -> now);
  }

  private static int beats(ReaderFixture reader) {
    return (reader.sent().length() - text(FIRST).length()) / ": \n\n".length();
  }

  @Test
  void a_beat_is_a_comment() {
    var reader = following(channels, snapshot(4, 1));

    heartbeat.beat();

    assertThat(reader.sent()).isEqualTo(text(FIRST) + ": \n\n");
  }

  @Test
  void a_stream_gets_three_beats_in_a_row_and_then_rests() {
    var reader = following(channels, snapshot(4, 1));
    var seen = new ArrayList<Integer>();

    for (int second = 0; second < 30; second++) {
      int before = beats(reader);
      heartbeat.beat();
      seen.add(beats(reader) - before);
    }

    assertThat(seen)
        .isEqualTo(
            List.of(
                1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, //
                1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void streams_take_turns() {
    var readers =
        IntStream.range(0, 150).mapToObj(n -> following(channels, snapshot(4, 1))).toList();

    for (int second = 0; second < 15; second++) {
      int before = readers.stream().mapToInt(HeartbeatTest::beats).sum();
      heartbeat.beat();
      assertThat(readers.stream().mapToInt(HeartbeatTest::beats).sum() - before).isEqualTo(30);
    }
  }

  @Test
  void a_reader_that_has_gone_is_found() {
    var reader = following(channels, snapshot(4, 1));
    reader.response().goAway();

    heartbeat.beat();

    assertThat(channels.isEmpty()).isTrue();
    assertThat(reader.response().completions()).isEqualTo(1);
  }

  @Test
  void a_reader_that_takes_nothing_is_dropped_when_patience_ends() {
    var reader = stalled(channels, snapshot(4, 1));
    var reading = following(channels, snapshot(4, 1));
    heartbeat.beat();

    now = now.plusSeconds(30);
    heartbeat.beat();
    assertThat(reader.follower().isClosed()).isFalse();

    now = now.plusMillis(1);
    heartbeat.beat();
    assertThat(reader.follower().isClosed()).isTrue();
    assertThat(reader.follower().dropped()).contains(StreamSink.Drop.STALLED);
    assertThat(reading.follower().isClosed()).isFalse();
  }

  @Test
  void an_old_stream_is_closed_after_what_is_queued_and_without_an_end() {
    var snapshot = snapshot(4, 1);
    var reader = following(channels, snapshot);

    now = ReaderFixture.LEAVES.plusMillis(1);
    heartbeat.beat();

    assertThat(reader.follower().isClosed()).isTrue();
    assertThat(reader.follower().dropped()).isEmpty();
    assertThat(reader.sent()).startsWith(text(FIRST)).doesNotContain("event: end");
    assertThat(reader.response().completions()).isEqualTo(1);
  }

  @Test
  void a_stream_that_has_not_begun_is_left_alone() {
    var reader = joining(channels, snapshot(4, 1));

    heartbeat.beat();

    assertThat(reader.sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT15S, PT1S", "PT3S, PT1S", "PT1.5S, PT0.5S", "PT2M, PT1S"})
  void beats_of_a_row_are_about_a_second_apart(Duration every, Duration tick) {
    assertThat(heartbeat(every).tick()).isEqualTo(tick);
  }
}
