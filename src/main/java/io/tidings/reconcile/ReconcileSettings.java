package io.tidings.reconcile;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import io.tidings.message.record.Grace;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * When Infobip's logs are asked.
 *
 * @param looks how long after its submit a silent message is looked for
 * @param grace how long after its validity a silent message ends
 * @param unknownLooks waits before each look for a message whose submit had an unknown outcome
 * @param attempts most submits of one message
 * @param pace time between two calls of all nodes, so that Infobip's limit is kept
 */
record ReconcileSettings(
    List<Duration> looks, Duration grace, List<Duration> unknownLooks, int attempts, Duration pace)
    implements Settings {

  private static final Duration SHORT = Duration.ofMillis(10);

  static ReconcileSettings read(SettingsReader reader) {
    int callsPerMinute = reader.number("tidings.reconcile.calls-per-minute", 1, 120);
    var retries = reader.durations("tidings.send.retries", SHORT, Duration.ofHours(24));
    return new ReconcileSettings(
        reader.durations("tidings.reconcile.looks", SHORT, Duration.ofHours(47)).stream()
            .sorted()
            .toList(),
        reader.duration("tidings.reconcile.grace", Duration.ZERO, Duration.ofHours(48)),
        reader.durations("tidings.reconcile.unknown-looks", SHORT, Duration.ofHours(1)),
        retries.size() + 1,
        Duration.ofMinutes(1).dividedBy(callsPerMinute));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    ReconcileSettings settings(SettingsReader reader) {
      return read(reader);
    }

    @Produces
    @Singleton
    Grace grace(ReconcileSettings settings) {
      return new Grace(settings.grace());
    }
  }
}
