package io.tidings;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.TreeMap;

/** Reads what meters show. */
public final class MetersFixture {

  private MetersFixture() {}

  /** Each meter by its name and label, with its value. */
  public static List<String> values(MeterRegistry registry) {
    var values = new TreeMap<String, Double>();
    for (var meter : registry.getMeters()) {
      values.put(name(meter), meter.measure().iterator().next().getValue());
    }
    return values.entrySet().stream()
        .map(value -> value.getKey() + " " + value.getValue())
        .toList();
  }

  private static String name(Meter meter) {
    var tags = meter.getId().getTags();
    return meter.getId().getName() + " " + (tags.isEmpty() ? "" : tags.get(0).getValue());
  }
}
