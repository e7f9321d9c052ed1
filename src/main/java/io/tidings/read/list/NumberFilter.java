package io.tidings.read.list;

import java.util.Optional;

/**
 * A number, or the end of one, that messages are to.
 *
 * @param digits all of it with a plus before it, or the last of them, at least four
 */
record NumberFilter(String digits) {

  private static final int INDEXED_DIGITS = 4;

  /** By which the index has numbers. */
  String lastDigits() {
    return digits.substring(digits.length() - INDEXED_DIGITS);
  }

  /** As {@code like} takes it. */
  String pattern() {
    return isWhole() ? digits : "%" + digits;
  }

  /** The number, unless only its end is known. */
  Optional<String> recipient() {
    return isWhole() ? Optional.of(digits) : Optional.empty();
  }

  private boolean isWhole() {
    return digits.startsWith("+");
  }

  /** What is looked for, without what. */
  String name() {
    return isWhole() ? "recipient" : "lastDigits";
  }
}
