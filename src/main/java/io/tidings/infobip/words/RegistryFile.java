package io.tidings.infobip.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the registries of Infobip's codes that lie beside this class; their heads tell the form.
 */
final class RegistryFile {

  private static final int COLUMNS = 7;

  private RegistryFile() {}

  /** One line of a registry; its last three columns are what a person is told. */
  record Line(List<String> columns, PlainWords words) {

    String column(int place) {
      return columns.get(place);
    }
  }

  static List<Line> lines(String file) {
    var lines = new ArrayList<Line>();
    var above = PlainWords.NONE;
    for (var text : texts(file)) {
      var columns = Arrays.stream(text.split("\\|", -1)).map(String::trim).toList();
      if (columns.size() != COLUMNS) {
        throw new IllegalStateException(file + " has a line of another form: " + text);
      }
      above =
          new PlainWords(
              resend(columns.get(4)),
              said(columns.get(5), above.sentence()),
              said(columns.get(6), above.advice()));
      lines.add(new Line(columns, above));
    }
    return lines;
  }

  private static List<String> texts(String file) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(RegistryFile.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static @Nullable Resend resend(String text) {
    return text.equals("-") ? null : Resend.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static @Nullable String said(String text, @Nullable String above) {
    return switch (text) {
      case "-" -> null;
      case "=" -> above;
      default -> text;
    };
  }
}
