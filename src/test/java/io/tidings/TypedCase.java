package io.tidings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What someone types and what it stands for, a line of a file that API and page are tried on alike.
 *
 * @param meant empty where it is refused
 */
public record TypedCase(String typed, Optional<String> meant) {

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final String ARROW = " =>";

  public static Stream<TypedCase> recipients() {
    return all("message/typed-recipients.txt");
  }

  public static Stream<TypedCase> senders() {
    return all("send/body/typed-senders.txt");
  }

  private static Stream<TypedCase> all(String name) {
    var file = Objects.requireNonNull(TypedCase.class.getResourceAsStream(name), "the file");
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(TypedCase::read)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static TypedCase read(String line) {
    int arrow = line.lastIndexOf(ARROW);
    var meant = characters(line.substring(arrow + ARROW.length()).strip());
    return new TypedCase(
        characters(line.substring(0, arrow)), Optional.of(meant).filter(found -> !found.isEmpty()));
  }

  private static String characters(String written) {
    return ESCAPE
        .matcher(written)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(escape.group(1), 16))));
  }

  /** With escapes, so that a failing case can be told from its neighbours. */
  @Override
  public String toString() {
    return typed
        .chars()
        .mapToObj(unit -> unit < 127 ? Character.toString(unit) : "\\u%04x".formatted(unit))
        .reduce("", String::concat);
  }
}
