package io.tidings.statistics.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Mobile networks by their MCC and MNC, out of {@code networks.txt} beside this class. */
public final class Networks {

  /** Stands for the network of a message of which no report has told one. */
  public static final String UNKNOWN = "unknown";

  private static final Pattern CODE = Pattern.compile("[2-7][0-9]{4,5}");
  private static final int MCC = 3;
  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Networks.class.getResourceAsStream("networks.txt")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(words -> NAMES.put(words[0], words[1]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Networks() {}

  /** Whether it has the form of an MCC and an MNC. */
  public static boolean isOne(String mccMnc) {
    return mccMnc.equals(UNKNOWN) || CODE.matcher(mccMnc).matches();
  }

  public static Optional<String> name(String mccMnc) {
    return mccMnc.length() > MCC ? Optional.ofNullable(NAMES.get(mccMnc)) : Optional.empty();
  }

  /** Of all that have a name. */
  static Set<String> codes() {
    return NAMES.keySet().stream()
        .filter(code -> code.length() > MCC)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Where its MCC says it is. */
  public static Optional<String> country(String mccMnc) {
    return CODE.matcher(mccMnc).matches()
        ? Optional.ofNullable(NAMES.get(mccMnc.substring(0, MCC)))
        : Optional.empty();
  }
}
