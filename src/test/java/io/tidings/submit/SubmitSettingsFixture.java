package io.tidings.submit;

import io.tidings.config.SettingsFixture;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Settings of the relay, the defaults but for what a test is about. */
final class SubmitSettingsFixture {

  private SubmitSettingsFixture() {}

  static SubmitSettings with(Map<String, String> values) {
    return SubmitSettings.read(SettingsFixture.completeBut(values).reader());
  }

  static SubmitSettings withFailuresAndProbes(int failures, int... probeSeconds) {
    var probes =
        IntStream.of(probeSeconds)
            .mapToObj(seconds -> "PT" + seconds + "S")
            .collect(Collectors.joining(","));
    return with(
        Map.of("tidings.send.failures", Integer.toString(failures), "tidings.send.probes", probes));
  }
}
