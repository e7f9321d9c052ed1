package io.tidings.submit;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * How the outbox relay works.
 *
 * @param calls most calls to Infobip in flight
 * @param batch most messages in one of them
 * @param rate most messages a second; 0 for no limit
 * @param lease how long messages may be held before nobody knows what became of them
 * @param retries how long to wait before each further attempt
 * @param longestWait how long a message may be due before it fails
 * @param failures failed calls in a row that open the circuit breaker
 * @param probes how long it stays open, each time; the last goes on
 * @param silentAfter when to ask Infobip about a message it said nothing of
 * @param unknownAfter when to ask Infobip about a message that it may have
 */
record SubmitSettings(
    int calls,
    int batch,
    int rate,
    Duration tick,
    Duration lease,
    List<Duration> retries,
    Duration longestWait,
    int failures,
    List<Duration> probes,
    Duration silentAfter,
    Duration unknownAfter)
    implements Settings {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration SHORT = Duration.ofMillis(10);

  static SubmitSettings read(SettingsReader reader) {
    return new SubmitSettings(
        reader.number("tidings.send.calls", 1, 256),
        reader.number("tidings.send.batch", 1, 1_000),
        reader.number("tidings.send.rate", 0, 100_000),
        reader.duration("tidings.send.tick", SHORT, Duration.ofMinutes(1)),
        lease(reader),
        reader.durations("tidings.send.retries", SHORT, DAY),
        reader.duration("tidings.send.longest-wait", SECOND, Duration.ofDays(30)),
        reader.number("tidings.send.failures", 1, 1_000),
        reader.durations("tidings.send.probes", SHORT, HOUR),
        reader.durations("tidings.reconcile.looks", SHORT, Duration.ofHours(47)).get(0),
        reader.durations("tidings.reconcile.unknown-looks", SHORT, HOUR).get(0));
  }

  /** A call must end while its messages are still held. */
  private static Duration lease(SettingsReader reader) {
    var lease = reader.duration("tidings.send.lease", SECOND, HOUR);
    var call =
        reader
            .duration("tidings.infobip.connect-timeout", Duration.ZERO, HOUR)
            .plus(reader.duration("tidings.infobip.read-timeout", Duration.ZERO, HOUR));
    if (lease.compareTo(call) <= 0) {
      reader.complain(
          ("tidings.send.lease is %s: set it to more than %s, the sum of"
                  + " tidings.infobip.connect-timeout and tidings.infobip.read-timeout.")
              .formatted(lease, call));
    }
    return lease;
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    SubmitSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
