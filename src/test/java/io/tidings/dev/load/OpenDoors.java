package io.tidings.dev.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a visitor found.
 *
 * @param calls how many were made
 */
public record OpenDoors(int calls, List<OpenDoor> found) {

  private static final int SHOWN_OF_A_KIND = 5;

  /** How many of each kind with the first of them; empty when all doors were closed. */
  public String summary() {
    Map<String, List<OpenDoor>> kinds =
        found.stream()
            .collect(Collectors.groupingBy(OpenDoor::kind, TreeMap::new, Collectors.toList()));
    return kinds.entrySet().stream()
        .map(kind -> summary(kind.getKey(), kind.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String summary(String kind, List<OpenDoor> doors) {
    return doors.stream()
        .limit(SHOWN_OF_A_KIND)
        .map(door -> "  " + door.call() + "\n    -> " + door.answer())
        .collect(Collectors.joining("\n", kind + ", %d times:\n".formatted(doors.size()), ""));
  }
}
