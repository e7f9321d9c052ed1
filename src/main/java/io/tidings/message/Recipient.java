package io.tidings.message;

import java.util.regex.Pattern;

/** An E.164 number, {@code +} and up to fifteen digits, to which one message goes. */
public record Recipient(String number) {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

  public Recipient {
    if (!E164.matcher(number).matches()) {
      throw new IllegalArgumentException("not an E.164 number");
    }
  }

  /** The number as Infobip takes it: digits only. */
  public String digits() {
    return number.substring(1);
  }

  /** Hides the number, so that it cannot slip into a log line. */
  @Override
  public String toString() {
    return number.substring(0, Math.min(4, number.length())) + "…";
  }
}
