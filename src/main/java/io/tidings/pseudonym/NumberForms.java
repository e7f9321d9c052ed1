package io.tidings.pseudonym;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number in whatever form it stands in a text: with a plus, two zeros or nothing before it, in
 * groups, its characters as percent sequences or escapes of JSON. Its digits are replaced one by
 * one and nothing else, so that what it stands in keeps its form and its length. More digits before
 * or after it make it another number.
 */
public final class NumberForms {

  /** Fewer digits may be anything: a price, a year. */
  private static final int LEAST_DIGITS = 6;

  /** A digit may be a percent sequence or an escape of JSON, which may be escaped once more. */
  private static final String DIGIT = "(?:%%(?:25)?3|\\\\{1,4}u003)?([%s])";

  /** What people write between groups; the last is a no-break space read byte by byte. */
  private static final String BETWEEN =
      "(?:[-\\s./()+\\u00a0\\u2009-\\u2011\\u202f]|\\(0\\)|%(?:25)?(?:20|2[dDeEfF]|2[89])"
          + "|%(?:25)?[cC]2%(?:25)?[aA]0|\\\\{1,4}u00(?:20|[aA]0)|\\\\/|\\u00c2\\u00a0){0,2}";

  /**
   * In a sequence the digits before the number are none of its own. {@code 00} is what is dialled.
   */
  private static final String BEFORE =
      "(?:(?<=%20|%2[bB]|%25|%3[aAdD]|u002[bB]|u0020|u00[aA]0|%[aA]0)|(?<![0-9])(?:00)?)";

  private static final String AFTER = "(?![0-9])";

  /** The same for PostgreSQL, which only has to find what may be one; octal as bytea is shown. */
  private static final String ROUGHLY_BETWEEN =
      "(?:[^0-9a-zA-Z]|\\(0\\)|%(?:25)?[0-9a-fA-F]{2}|%(?:25)?3|\\\\+u00[0-9a-fA-F]{2}|\\\\+u003"
          + "|\\\\[0-7]{3}){0,4}";

  private final String digits;
  private final String instead;
  private final Pattern pattern;

  private NumberForms(String digits, String instead) {
    this.digits = digits;
    this.instead = instead;
    pattern =
        Pattern.compile(
            digits
                .chars()
                .mapToObj(digit -> DIGIT.formatted((char) digit))
                .collect(Collectors.joining(BETWEEN, BEFORE, AFTER)));
  }

  /**
   * @param number with or without a plus or zeros before it
   * @param pseudonym gives the digits that are put in the place of those of the number
   */
  public static NumberForms of(String number, String pseudonym) {
    return new NumberForms(significant(number), significant(pseudonym));
  }

  private static String significant(String number) {
    return number.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
  }

  /** Finds in PostgreSQL what may have the number in it, as a regular expression. */
  public String roughly() {
    return digits
        .chars()
        .mapToObj(digit -> String.valueOf((char) digit))
        .collect(Collectors.joining(ROUGHLY_BETWEEN));
  }

  /**
   * Finds in PostgreSQL what has its digits in their order, as a pattern of LIKE. That is all of
   * what is found {@link #roughly}, and costs next to nothing.
   */
  public String inOrder() {
    return "%" + String.join("%", digits.split("", -1)) + "%";
  }

  /** The same text where the number does not stand in it. */
  public String replaceIn(String text) {
    if (digits.length() < LEAST_DIGITS) {
      return text;
    }
    var found = pattern.matcher(text);
    StringBuilder replaced = null;
    while (found.find()) {
      replaced = replaced == null ? new StringBuilder(text) : replaced;
      for (int place = 0; place < digits.length(); place++) {
        replaced.setCharAt(found.start(place + 1), instead.charAt(place % instead.length()));
      }
    }
    return replaced == null ? text : replaced.toString();
  }

  /** The same bytes, as many of them; the same array where the number does not stand in it. */
  public byte[] replaceIn(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var replaced = replaceIn(text);
    return replaced.equals(text) ? bytes : replaced.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Hides the number, so that it cannot slip into a log line. */
  @Override
  public String toString() {
    return digits.length() + " digits";
  }
}
