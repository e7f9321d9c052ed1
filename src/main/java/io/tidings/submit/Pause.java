package io.tidings.submit;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Why a node submits nothing.
 *
 * @param cause one of {@code failures}, {@code blocked}, {@code credits} and {@code throttled}
 * @param reason the same in words
 * @param probeAt when a call is made to see whether it is over
 */
public record Pause(String cause, String reason, Instant since, Instant probeAt) {

  private static final Pattern ANSWERED = Pattern.compile(".* answered ([1-5][0-9]{2})");

  /** What Infobip, or the proxy before it, answered; empty when no answer came. */
  public OptionalInt status() {
    var answered = ANSWERED.matcher(reason);
    return answered.matches()
        ? OptionalInt.of(Integer.parseInt(answered.group(1)))
        : OptionalInt.empty();
  }
}
