package io.tidings.dev.simulator;

/** How many entries one page may hold: 50 unless asked, 1000 at most. */
final class Limit {
  private static final int USUAL = 50;
  private static final int LARGEST = 1000;

  private Limit() {}

  static int of(Call call) {
    var asked = call.parameter("limit");
    if (asked.isEmpty()) {
      return USUAL;
    }
    var violations = new Violations();
    if (!asked.get().matches("\\d{1,9}") || Integer.parseInt(asked.get()) < 1) {
      violations.add("limit", "must be a number greater than 0");
    }
    violations.refuseIfAny();
    return Math.min(LARGEST, Integer.parseInt(asked.get()));
  }
}
