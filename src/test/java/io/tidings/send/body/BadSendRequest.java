package io.tidings.send.body;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A body that is refused and the problem that says why, from {@code bad-send-requests.txt}. */
public record BadSendRequest(String body, List<String> violations) {

  private static final String GOOD = "{\"recipients\":[\"+385911190101\"],\"text\":\"x\",%s}";
  private static final Map<String, String> RULES =
      Map.of(
          "NUMBER",
          "must be a phone number in international form, such as +385911234567",
          "SENDER",
          "must be 3 to 11 characters of the GSM-7 alphabet with a letter among them (€, |, ^, ~, braces,"
              + " brackets and the backslash count as two), or 3 to 16 digits",
          "NAME",
          "must be a string of 1 to 255 characters",
          "DAYS",
          "must be an array of at least one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY,"
              + " SATURDAY, SUNDAY",
          "TRANSLITERATIONS",
          "must be one of NONE, TURKISH, GREEK, CYRILLIC, SERBIAN_CYRILLIC,"
              + " BULGARIAN_CYRILLIC, CENTRAL_EUROPEAN, BALTIC, NON_UNICODE, PORTUGUESE,"
              + " COLOMBIAN, ALL",
          "MOMENT",
          "must be a moment with its offset, such as 2026-11-23T14:00:00+01:00 or with Z");

  public static Stream<BadSendRequest> all() {
    var file =
        Objects.requireNonNull(
            BadSendRequest.class.getResourceAsStream("bad-send-requests.txt"), "the file");
    var all = new ArrayList<BadSendRequest>();
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> read(line, all));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return all.stream();
  }

  private static void read(String line, List<BadSendRequest> all) {
    if (line.startsWith("  ")) {
      all.get(all.size() - 1).violations().add(violation(line.strip()));
    } else {
      var json = line.replace('\'', '"');
      all.add(
          new BadSendRequest(
              json.startsWith("{") ? json : GOOD.formatted(json), new ArrayList<>()));
    }
  }

  private static String violation(String line) {
    int colon = line.indexOf(": ");
    var rule = line.substring(colon + 2);
    return "{\"field\":\"%s\",\"message\":\"%s\"}"
        .formatted(line.substring(0, colon), RULES.getOrDefault(rule, rule));
  }

  /** The whole answer. */
  public String problem() {
    return ("{\"type\":\"https://tidings.io/problems/invalid-request\","
            + "\"title\":\"The request is not valid\",\"status\":400,"
            + "\"detail\":\"%s; nothing was stored.\",\"violations\":[%s]}")
        .formatted(
            violations.size() == 1
                ? "One field needs a correction"
                : violations.size() + " fields need a correction",
            String.join(",", violations));
  }

  @Override
  public String toString() {
    return body;
  }
}
