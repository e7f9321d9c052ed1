package io.tidings.send.limit;

import io.tidings.config.SettingsReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How much of something each caller may have.
 *
 * @param others the limit of callers without one of their own; null is no limit
 */
record CallerLimit(@Nullable Integer others, Map<String, Integer> own) {

  static final CallerLimit NONE = new CallerLimit(null, Map.of());

  OptionalInt of(String caller) {
    var limit = own.containsKey(caller) ? own.get(caller) : others;
    return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  /** Reads {@code 50,batch:200}: 50 for everyone, but 200 for the caller batch. */
  static CallerLimit read(SettingsReader reader, String key) {
    var value = reader.optional(key);
    if (value.isEmpty()) {
      return NONE;
    }
    Integer others = null;
    var own = new HashMap<String, Integer>();
    for (var entry : list(value.get())) {
      var parts = entry.split(":", -1);
      var limit = number(parts[parts.length - 1]);
      boolean again = parts.length == 1 ? others != null : own.containsKey(parts[0]);
      if (limit == null || parts.length > 2 || again) {
        reader.complain(
            key
                + " is '%s': set it to a whole number, to name:number for callers that differ, or to"
                    .formatted(value.get())
                + " both, comma separated, each once.");
        return NONE;
      }
      if (parts.length == 1) {
        others = limit;
      } else {
        own.put(parts[0], limit);
      }
    }
    return new CallerLimit(others, Map.copyOf(own));
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::trim).toList();
  }

  private static @Nullable Integer number(String text) {
    return text.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(text) : null;
  }
}
