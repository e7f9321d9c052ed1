package io.tidings.send.body;

import io.tidings.json.JsonFactory;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** What an option means when it is left out, by Infobip's documentation. */
public final class Defaults {

  private static final Map<String, JsonValue> OF_MEMBERS =
      Map.of(
          "flash", JsonValue.FALSE,
          "transliteration", JsonFactory.createValue("NONE"),
          "language.singleShift", JsonValue.FALSE,
          "language.lockingShift", JsonValue.FALSE,
          "validityPeriod.timeUnit", JsonFactory.createValue("MINUTES"),
          "tracking.shortenUrl", JsonValue.TRUE,
          "tracking.trackClicks", JsonValue.TRUE,
          "tracking.removeProtocol", JsonValue.FALSE,
          "conversionTracking.useConversionTracking", JsonValue.FALSE);

  /** Without the members that are at their defaults. */
  private static final Set<JsonObject> NO_LANGUAGE_AND_48_HOURS =
      Set.of(
          JsonFactory.createObjectBuilder().add("languageCode", "NONE").build(),
          validity(48).add("timeUnit", "HOURS").build(),
          validity(48 * 60).build(),
          validity(48 * 60 * 60).add("timeUnit", "SECONDS").build());

  private Defaults() {}

  /** The options that ask for something, days of a window in the order of the week. */
  public static JsonObject without(JsonObject options) {
    return without("", options);
  }

  private static JsonObject without(String path, JsonObject options) {
    var asked = JsonFactory.createObjectBuilder();
    options.forEach(
        (name, value) -> {
          var written = written(path + name, value);
          if (!written.equals(OF_MEMBERS.get(path + name)) && !isNothing(written)) {
            asked.add(name, written);
          }
        });
    return asked.build();
  }

  private static JsonValue written(String path, JsonValue value) {
    if (value instanceof JsonObject object) {
      return without(path + ".", object);
    }
    return path.equals("deliveryTimeWindow.days") ? ordered(value.asJsonArray()) : value;
  }

  private static boolean isNothing(JsonValue value) {
    return value instanceof JsonObject object
        && (object.isEmpty() || NO_LANGUAGE_AND_48_HOURS.contains(object));
  }

  private static JsonArray ordered(JsonArray days) {
    return JsonFactory.createArrayBuilder(
            days.getValuesAs(day -> ((JsonString) day).getString()).stream()
                .sorted(Comparator.comparing(DayOfWeek::valueOf))
                .toList())
        .build();
  }

  private static JsonObjectBuilder validity(int amount) {
    return JsonFactory.createObjectBuilder().add("amount", amount);
  }
}
