package io.tidings.live.channel;

import static io.tidings.live.ReaderFixture.following;
import static io.tidings.message.LogFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.live.ReaderFixture;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrainTest {

  private final StatusChannels channels = new StatusChannels();

  private List<ReaderFixture> readers(int count) {
    return IntStream.range(0, count).mapToObj(n -> following(channels, snapshot(4, 1))).toList();
  }

  private static long closed(List<ReaderFixture> readers) {
    return readers.stream().filter(reader -> reader.follower().isClosed()).count();
  }

  @Test
  void every_reader_is_sent_away_once_and_without_an_end() throws InterruptedException {
    var readers = readers(7);

    new Drain(channels, Duration.ofMillis(300)).run();

    assertThat(channels.isEmpty()).isTrue();
    assertThat(readers)
        .allSatisfy(
            reader -> {
              assertThat(reader.sent()).doesNotContain("event: end");
              assertThat(reader.follower().dropped()).isEmpty();
              assertThat(reader.response().completions()).isEqualTo(1);
            });
  }

  @Test
  void readers_go_some_at_a_time() {
    var readers = readers(30);
    var draining = new Thread(() -> runQuietly(new Drain(channels, Duration.ofMinutes(1))));

    draining.start();
    while (closed(readers) == 0) {
      Thread.onSpinWait();
    }
    long first = closed(readers);
    draining.interrupt();

    assertThat(first).isLessThan(30);
  }

  private static void runQuietly(Drain drain) {
    try {
      drain.run();
    } catch (InterruptedException broken) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_node_without_readers_does_not_wait() throws InterruptedException {
    var drain = new Drain(channels, Duration.ofDays(1));

    drain.run();

    assertThat(channels.isEmpty()).isTrue();
  }
}
