package io.tidings.dev.load;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Tells whoever watches a tool what happens. */
final class Say {

  private Say() {}

  static void line(String format, Object... values) {
    System.out.println(format.formatted(values));
  }

  /** With the time of day, to be held against the servers' logs. */
  static void now(String format, Object... values) {
    line(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + format, values);
  }

  static void row(String name, Object value) {
    line("  %-44s %s", name, value);
  }
}
