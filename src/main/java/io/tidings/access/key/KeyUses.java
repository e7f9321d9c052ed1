package io.tidings.access.key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** In which hour each key was used last, and what of that is not stored yet. */
final class KeyUses {

  private final Map<String, Instant> fresh = new ConcurrentHashMap<>();
  private final Map<String, Instant> stored = new ConcurrentHashMap<>();

  void note(String id, Instant now) {
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    if (!hour.equals(stored.get(id))) {
      fresh.put(id, hour);
    }
  }

  /** What is to be stored: hours by the ids of keys. */
  Map<String, Instant> fresh() {
    return Map.copyOf(fresh);
  }

  void stored(String id, Instant hour) {
    stored.put(id, hour);
    fresh.remove(id, hour);
  }
}
