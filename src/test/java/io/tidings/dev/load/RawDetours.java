package io.tidings.dev.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Ways from one path up and down to another, which only some readers take. */
final class RawDetours {

  /** What comes before the first {@code ..}, what stands between two, and what comes after. */
  private record Steps(String before, String between, String after) {}

  private static final List<Steps> ALL_STEPS =
      List.of(
          new Steps("/", "/", "/"),
          new Steps(";/", ";/", ";/"),
          new Steps("/", ";/", ";/"),
          new Steps(";%2f", "%2f", "%2f"),
          new Steps(";x=%2F", "%2F", "%2F"),
          new Steps("/", "%2f", "%2f"),
          new Steps("%2f", "%2f", "%2f"),
          new Steps("%2F", "%2F", "/"),
          new Steps("%3b/", "/", "/"),
          new Steps("\\", "\\", "\\"),
          new Steps("/", "%5c", "%5C"),
          new Steps(";%5c", "%5c", "%5c"),
          new Steps("%252f", "%252f", "%252f"),
          new Steps("%c0%af", "%c0%af", "%c0%af"),
          new Steps("/", "%00/", "%00/"),
          new Steps("//", "//", "//"));

  private static final List<String> UPS = List.of("..", "%2e%2e");

  private RawDetours() {}

  /** Over what both have in common, and over the root. */
  static List<String> of(String from, String to) {
    var start = List.of(from.substring(1).split("/", -1));
    var end = List.of(to.substring(1).split("/", -1));
    int common = 0;
    while (common < Math.min(start.size(), end.size()) - 1
        && start.get(common).equals(end.get(common))) {
      common++;
    }
    var detours = new ArrayList<String>();
    for (var steps : ALL_STEPS) {
      for (var up : UPS) {
        detours.add(detour(from, steps, up, start.size() - common, end, common));
      }
      detours.add(detour(from, steps, UPS.get(0), start.size(), end, 0));
    }
    return detours;
  }

  private static String detour(
      String from, Steps steps, String up, int height, List<String> end, int known) {
    return from
        + steps.before()
        + String.join(steps.between(), Collections.nCopies(height, up))
        + steps.after()
        + String.join("/", end.subList(known, end.size()));
  }
}
