package io.tidings.statistics.late;

import io.tidings.statistics.place.Countries;
import io.tidings.statistics.place.Networks;
import java.util.Optional;

/**
 * A network or a country whose deliveries are late.
 *
 * @param by {@code network} or {@code country}
 * @param messages that were handed over of late, and have not failed
 * @param p90 within how many seconds nine of ten of those were delivered that were
 * @param usual the same in the week before
 * @param missing how many of them are not delivered yet
 */
public record Lateness(
    String by, String key, long messages, Optional<Double> p90, double usual, long missing) {

  public Optional<String> name() {
    return by.equals("network") ? Networks.name(key) : Countries.name(key);
  }

  /** Tells of no number and no text. */
  String sentence() {
    return "Deliveries to %s %s%s are late: of %d messages %d are not delivered yet, nine of ten took %s s, %s s in the last week"
        .formatted(
            by,
            key,
            name().map(name -> " (" + name + ")").orElse(""),
            messages,
            missing,
            p90.map(String::valueOf).orElse("-"),
            usual);
  }
}
