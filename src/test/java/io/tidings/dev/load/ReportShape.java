package io.tidings.dev.load;

import java.util.List;
import java.util.stream.Stream;

/** How reports come: over how many connections, and how many in a call. */
record ReportShape(int connections, int reportsOfACall) {

  /** Such as {@code 16x1,16x50}. */
  static List<ReportShape> parse(String words) {
    return Stream.of(words.split(",", -1))
        .map(word -> word.split("x", -1))
        .map(word -> new ReportShape(Integer.parseInt(word[0]), Integer.parseInt(word[1])))
        .toList();
  }

  @Override
  public String toString() {
    return connections + "x" + reportsOfACall;
  }
}
