package io.tidings.send.body;

import io.tidings.json.JsonFactory;
import io.tidings.problem.Fields;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the options of a send request: what Infobip is to be told in its own words. */
final class OptionsReader {

  static final Set<String> FIELDS =
      Stream.of(
              TextOptionsReader.FIELDS,
              DeliveryOptions.FIELDS,
              RegionalOptions.FIELDS,
              TrackingOptions.FIELDS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private OptionsReader() {}

  /** The options as given, but sorted and without nulls: two ways to write the same are equal. */
  static JsonObject read(Fields body) {
    DeliveryOptions.check(body);
    RegionalOptions.check(body);
    TrackingOptions.check(body);
    return sorted(body.object(), FIELDS);
  }

  private static JsonObject sorted(JsonObject object, Set<String> names) {
    var sorted = JsonFactory.createObjectBuilder();
    new TreeMap<>(object)
        .forEach(
            (name, value) -> {
              if (names.contains(name) && value != JsonValue.NULL) {
                sorted.add(name, sorted(value));
              }
            });
    return sorted.build();
  }

  private static JsonValue sorted(JsonValue value) {
    return value instanceof JsonObject object ? sorted(object, object.keySet()) : value;
  }
}
