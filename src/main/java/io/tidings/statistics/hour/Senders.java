package io.tidings.statistics.hour;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What figures know of a sender. One that may be somebody's number is told by its last four digits,
 * so that nothing in the figures has to be found when a person is erased.
 */
public final class Senders {

  private static final int LEAST_DIGITS_OF_A_NUMBER = 6;
  private static final Pattern ALL_BUT_FOUR = Pattern.compile("[0-9](?=(?:[^0-9]*[0-9]){4})");

  private Senders() {}

  /** Empty without a sender. */
  public static String counted(@Nullable String sender) {
    if (sender == null) {
      return "";
    }
    boolean mayBeNumber =
        sender.chars().filter(c -> c >= '0' && c <= '9').count() >= LEAST_DIGITS_OF_A_NUMBER;
    return mayBeNumber ? ALL_BUT_FOUR.matcher(sender).replaceAll("*") : sender;
  }
}
