package io.tidings.dev.simulator;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that one answer can name all of it. */
final class Violations {
  private final List<Violation> found = new ArrayList<>();

  /** One thing wrong with one property. */
  record Violation(String property, String violation) {}

  void add(String property, String violation) {
    found.add(new Violation(property, violation));
  }

  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new Refusal(Refusal.Kind.BAD_REQUEST, found);
    }
  }
}
