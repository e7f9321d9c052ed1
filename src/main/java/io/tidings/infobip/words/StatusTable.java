package io.tidings.infobip.words;

import io.tidings.message.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Infobip's status ids and names, and ours, with what they mean in plain words. Decides nothing: it
 * fills in what a report leaves out, and what a report says itself always wins, known here or not.
 */
public final class StatusTable {

  public static final Map<String, Integer> GROUPS =
      Map.of(
          "ACCEPTED", 0,
          "PENDING", 1,
          "UNDELIVERABLE", 2,
          "DELIVERED", 3,
          "EXPIRED", 4,
          "REJECTED", 5);

  private static final String ANY = "*";

  /**
   * @param charged whether Infobip charges for it whatever the price; null when the price tells
   */
  record Entry(
      @Nullable Integer groupId,
      @Nullable Integer id,
      String name,
      @Nullable Boolean charged,
      PlainWords words) {}

  private record Key(@Nullable Integer groupId, @Nullable Integer id) {}

  private static final Map<Key, Entry> CODES = new HashMap<>();
  private static final Map<String, Entry> OURS = new HashMap<>();

  static {
    for (var line : RegistryFile.lines("statuses.txt")) {
      var entry =
          new Entry(
              number(line.column(0)),
              number(line.column(1)),
              line.column(2),
              charged(line.column(3)),
              line.words());
      if (entry.groupId() == null) {
        OURS.put(entry.name(), entry);
      } else {
        CODES.put(new Key(entry.groupId(), entry.id()), entry);
      }
    }
  }

  private StatusTable() {}

  private static @Nullable Integer number(String text) {
    return text.equals(ANY) ? null : Integer.valueOf(text);
  }

  private static @Nullable Boolean charged(String text) {
    return text.equals("-") ? null : Boolean.valueOf(text.equals("yes"));
  }

  /** What is known of a status: of itself, else of its group, else that it is new. */
  static Entry of(Status status) {
    if (status.groupId() == null && status.id() == null) {
      return OURS.getOrDefault(status.name(), unknown());
    }
    var entry = CODES.get(new Key(status.groupId(), status.id()));
    if (entry == null) {
      entry = CODES.get(new Key(status.groupId(), null));
    }
    return entry == null ? unknown() : entry;
  }

  private static Entry unknown() {
    return Objects.requireNonNull(OURS.get("UNKNOWN"));
  }

  /** Null for an id that is not known, or that Infobip has in two groups, such as 87. */
  public static @Nullable Integer groupOf(int id) {
    var groups =
        CODES.keySet().stream()
            .filter(key -> Objects.equals(key.id(), id))
            .map(Key::groupId)
            .toList();
    return groups.size() == 1 ? groups.get(0) : null;
  }

  public static @Nullable Integer idOf(String name) {
    return CODES.values().stream()
        .filter(entry -> entry.id() != null && entry.name().equals(name))
        .map(Entry::id)
        .findFirst()
        .orElse(null);
  }

  public static @Nullable String nameOf(int id) {
    return CODES.values().stream()
        .filter(entry -> Objects.equals(entry.id(), id))
        .map(Entry::name)
        .findFirst()
        .orElse(null);
  }
}
