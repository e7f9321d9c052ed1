package io.tidings.infobip.words;

import io.tidings.message.ProviderError;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Infobip's error ids, each with what it means in plain words. */
public final class ErrorTable {

  public static final Map<String, Integer> GROUPS =
      Map.of("OK", 0, "HANDSET_ERRORS", 1, "USER_ERRORS", 2, "OPERATOR_ERRORS", 3);

  /**
   * @param permanent Infobip's flag: the same message will fail again
   */
  public record Entry(int groupId, int id, String name, boolean permanent, PlainWords words) {}

  /** An id alone says nothing: Infobip has some of them in two groups. */
  private record Key(int groupId, int id) {}

  private static final Map<Key, Entry> ERRORS = new HashMap<>();

  static {
    for (var line : RegistryFile.lines("errors.txt")) {
      var entry =
          new Entry(
              Integer.parseInt(line.column(0)),
              Integer.parseInt(line.column(1)),
              line.column(2),
              Boolean.parseBoolean(line.column(3)),
              line.words());
      ERRORS.put(new Key(entry.groupId(), entry.id()), entry);
    }
  }

  private ErrorTable() {}

  public static Optional<Entry> of(ProviderError error) {
    return error.groupId() == null || error.id() == null
        ? Optional.empty()
        : Optional.ofNullable(ERRORS.get(new Key(error.groupId(), error.id())));
  }

  /** What an error means where nothing but its id is known; empty if two groups have that id. */
  public static Optional<String> sentence(int id) {
    var found = ERRORS.values().stream().filter(entry -> entry.id() == id).toList();
    return found.size() == 1
        ? Optional.of(found.get(0))
            .map(entry -> Objects.requireNonNullElse(entry.words().sentence(), entry.name()))
        : Optional.empty();
  }
}
