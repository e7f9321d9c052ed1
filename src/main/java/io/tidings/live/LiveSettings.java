package io.tidings.live;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import io.tidings.message.record.CommitHints;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How streams are fed and how many there may be.
 *
 * @param hints whether this node tells the others when it commits, and hears them
 * @param stall how long a reader may take nothing while something waits for it
 * @param maxAge how long a stream lasts at most; each is closed a little earlier
 * @param drain over how long the streams are closed when the node stops
 * @param queueEvents how many events one reader may be behind before it is dropped
 * @param queueBytes the same in bytes
 * @param streams how many streams this node holds
 * @param openingMessages how many messages the openings under way may have together
 */
record LiveSettings(
    Duration poll,
    boolean hints,
    Duration heartbeat,
    Duration stall,
    Duration maxAge,
    Duration drain,
    int queueEvents,
    int queueBytes,
    int writers,
    int streams,
    int streamsPerCaller,
    int streamsPerRequest,
    int openingMessages)
    implements Settings {

  /** The largest send request must fit, and a stream of many may have no more. */
  static final int MOST_MESSAGES = 20_000;

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  static LiveSettings read(SettingsReader reader) {
    return new LiveSettings(
        reader.duration("tidings.live.poll", Duration.ofMillis(5), Duration.ofMinutes(1)),
        reader.choice("tidings.live.hints"),
        reader.duration("tidings.live.heartbeat", SECOND, Duration.ofMinutes(5)),
        reader.duration("tidings.live.stall", SECOND, HOUR),
        reader.duration("tidings.live.max-age", SECOND, Duration.ofDays(1)),
        reader.duration("tidings.live.drain", Duration.ZERO, Duration.ofMinutes(1)),
        reader.number("tidings.live.queue-events", 16, 100_000),
        reader.number("tidings.live.queue-bytes", 16_384, 100_000_000),
        reader.number("tidings.live.writers", 1, 64),
        reader.number("tidings.live.streams", 1, 1_000_000),
        reader.number("tidings.live.streams-per-caller", 1, 1_000_000),
        reader.number("tidings.live.streams-per-request", 1, 1_000_000),
        reader.number("tidings.live.opening-messages", MOST_MESSAGES, 10_000_000));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    LiveSettings settings(SettingsReader reader) {
      return read(reader);
    }

    @Produces
    @Singleton
    CommitHints hints(LiveSettings settings) {
      return CommitHints.of(settings.hints());
    }
  }
}
