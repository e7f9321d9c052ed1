package io.tidings.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What someone types for a recipient and the number it stands for, from {@code
 * typed-recipients.txt}.
 *
 * @param number empty where it is refused
 */
public record TypedRecipient(String typed, Optional<String> number) {

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final String ARROW = " =>";

  public static Stream<TypedRecipient> all() {
    var file =
        Objects.requireNonNull(
            TypedRecipient.class.getResourceAsStream("typed-recipients.txt"), "the file");
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(TypedRecipient::read)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static TypedRecipient read(String line) {
    int arrow = line.lastIndexOf(ARROW);
    var number = line.substring(arrow + ARROW.length()).strip();
    var typed =
        ESCAPE
            .matcher(line.substring(0, arrow))
            .replaceAll(escape -> Character.toString((char) Integer.parseInt(escape.group(1), 16)));
    return new TypedRecipient(typed, Optional.of(number).filter(read -> !read.isEmpty()));
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
