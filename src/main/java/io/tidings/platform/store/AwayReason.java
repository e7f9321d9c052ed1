package io.tidings.platform.store;

import io.tidings.store.StoreFailure;

/** Says in plain words why the database is away; the details are for the log only. */
final class AwayReason {

  private AwayReason() {}

  /** Completes the sentence "The database is away: ...". */
  static String of(Throwable failure) {
    return StoreFailure.state(failure).map(AwayReason::ofState).orElse("no connection can be had");
  }

  private static String ofState(String state) {
    return switch (state) {
      case "57P03", "57P01", "57P02" -> "it is starting or stopping";
      case "53300" -> "it takes no more connections";
      case "28000", "28P01" -> "it refuses the role or its password";
      case "3D000" -> "it has no database of this name";
      case "42P01", "3F000" -> "it has no tables of Tidings";
      case "53100" -> "its disk is full";
      case "25006" -> READ_ONLY;
      default -> state.startsWith("08") ? "it cannot be reached" : "it fails with " + state;
    };
  }

  static final String READ_ONLY = "it takes no writes";

  /** What the innermost cause says, in brackets. */
  static String detail(Throwable failure) {
    var inner = failure;
    for (int depth = 0; inner.getCause() != null && depth < 50; depth++) {
      inner = inner.getCause();
    }
    var said = String.valueOf(inner.getMessage()).lines().findFirst().orElse("");
    return " (" + said + ")";
  }
}
