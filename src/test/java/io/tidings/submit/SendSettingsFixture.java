package io.tidings.submit;

import io.tidings.config.SettingsFixture;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Settings of the relay, the defaults but for what a test is about. */
final class SendSettingsFixture {

  private SendSettingsFixture() {}

  static SendSettings with(Map<String, String> values) {
    return SendSettings.read(SettingsFixture.completeBut(values).reader());
  }

  static SendSettings withFailuresAndProbes(int failures, int... probeSeconds) {
    var probes =
        IntStream.of(probeSeconds)
            .mapToObj(seconds -> "PT" + seconds + "S")
            .collect(Collectors.joining(","));
    return with(
        Map.of("tidings.send.failures", Integer.toString(failures), "tidings.send.probes", probes));
  }
}
