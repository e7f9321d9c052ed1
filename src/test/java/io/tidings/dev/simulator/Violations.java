package io.tidings.dev.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong with a request, so that one answer can name all of it; each thing once,
 * however often it is read.
 */
final class Violations {
  private final Set<Violation> found = new LinkedHashSet<>();

  /** One thing wrong with one property. */
  record Violation(String property, String violation) {}

  void add(String property, String violation) {
    found.add(new Violation(property, violation));
  }

  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new Refusal(Refusal.Kind.BAD_REQUEST, List.copyOf(found));
    }
  }
}
