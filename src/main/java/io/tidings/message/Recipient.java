package io.tidings.message;

/** An E.164 number, {@code +} and up to fifteen digits, to which one message goes. */
public record Recipient(String number) {

  public Recipient {
    if (!number.matches("\\+[1-9][0-9]{1,14}")) {
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
