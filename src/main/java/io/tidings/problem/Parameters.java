package io.tidings.problem;

import io.tidings.json.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a query string, all that may be left out; what is wrong is named
 * together.
 */
public final class Parameters {

  /** A plus in a query stands for a space. */
  private static final Pattern LOST_PLUS = Pattern.compile(".*\\d [0-2]\\d(:?\\d\\d){0,2}");

  private final List<Violation> wrong = new ArrayList<>();

  /**
   * @param rule what the value must be
   * @param parse throws when it is not that
   * @return null when it is left out, or wrong
   */
  public <T> @Nullable T read(
      String field, @Nullable String text, String rule, Function<String, T> parse) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      wrong.add(new Violation(field, rule));
      return null;
    }
  }

  /** An instant of a year that the database has. */
  public @Nullable Instant instant(String field, @Nullable String text) {
    return read(field, text, instantRule(text), Parameters::instant);
  }

  private static String instantRule(@Nullable String text) {
    return text != null && LOST_PLUS.matcher(text).matches()
        ? "has a space in place of the plus of its offset: in a URL a plus must be written as %2B"
        : "must be an instant such as 2026-11-23T13:00:00Z";
  }

  /** Yes or no. */
  public @Nullable Boolean bool(String field, @Nullable String text) {
    return read(field, text, "must be true or false", Parameters::yesOrNo);
  }

  /** How many entries a page has at most: 50 unless asked for otherwise. */
  public int limit(@Nullable String text, int most) {
    var limit =
        read("limit", text, "must be a number from 1 to " + most, value -> bounded(value, most));
    return limit == null ? Math.min(50, most) : limit;
  }

  /**
   * @throws ProblemException 400 when something was wrong
   */
  public void check() {
    if (!wrong.isEmpty()) {
      throw new ProblemException(Problem.invalidParameters(wrong));
    }
  }

  public static Instant instant(String text) {
    var instant = Moment.parse(text);
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9999) {
      throw new IllegalArgumentException("out of bounds");
    }
    return instant;
  }

  private static Boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither");
    };
  }

  private static int bounded(String text, int most) {
    int number = Integer.parseInt(text);
    if (number < 1 || number > most) {
      throw new IllegalArgumentException("out of bounds");
    }
    return number;
  }
}
