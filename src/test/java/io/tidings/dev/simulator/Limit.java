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
    int limit = asked.get().matches("\\d{1,9}") ? Integer.parseInt(asked.get()) : 0;
    if (limit < 1 || limit > LARGEST) {
      var violations = new Violations();
      violations.add("limit", "must be between 1 and " + LARGEST);
      violations.refuseIfAny();
    }
    return limit;
  }
}
