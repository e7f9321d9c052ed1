package io.tidings.statistics;

import io.tidings.infobip.words.ErrorTable;
import io.tidings.statistics.place.Countries;
import io.tidings.statistics.place.Networks;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What figures are asked by. */
enum Breakdown {
  DAY("to_char(f.at at time zone 'UTC', 'YYYY-MM-DD')", true),
  HOUR("to_char(f.at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:00:00\"Z\"')", true),
  COUNTRY("f.country", false),
  NETWORK("f.network", false),
  SENDER("f.sender", false),
  CALLER("f.caller", false),
  ERROR("nullif(f.error, '')", false),
  OUTCOME("cast(f.outcome as text)", true);

  private static final Pattern ERROR_ID = Pattern.compile("[0-9]{1,9}");

  private final String key;
  private final boolean isKeptInTotal;

  Breakdown(String key, boolean isKeptInTotal) {
    this.key = key;
    this.isKeptInTotal = isKeptInTotal;
  }

  static Breakdown parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Breakdown::word).toList();
  }

  /** The word in JSON. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In SQL; null where a message is in no row. */
  String key() {
    return key;
  }

  /** Whether it needs nothing but the hour, the outcome and the currency. */
  boolean isKeptInTotal() {
    return isKeptInTotal;
  }

  /** Rows of time come in its order, others the largest first. */
  boolean isOfTime() {
    return this == DAY || this == HOUR;
  }

  /** What a row's key means in words, where it has any that are ours to know. */
  Optional<String> name(String key) {
    return switch (this) {
      case COUNTRY -> Countries.name(key);
      case NETWORK -> Networks.name(key);
      case ERROR -> errorName(key);
      default -> Optional.empty();
    };
  }

  /** Where it is, of a network. */
  Optional<String> country(String key) {
    return this == NETWORK ? Networks.country(key) : Optional.empty();
  }

  /** What failed without an error is told by its status, which is a name already. */
  private static Optional<String> errorName(String key) {
    return ERROR_ID.matcher(key).matches()
        ? ErrorTable.sentence(Integer.parseInt(key))
        : Optional.empty();
  }
}
