package io.tidings.send.body;

import io.tidings.json.Moment;
import io.tidings.problem.Fields;
import io.tidings.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads when a caller wants something to be sent. */
public final class SendAt {

  public static final String FIELD = "sendAt";
  public static final Violation PASSED = new Violation(FIELD, "must not be in the past");

  /** A call may take a while, and clocks differ. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  /** Infobip's limit for what it schedules itself. */
  private static final Duration MOST = Duration.ofDays(180);

  private SendAt() {}

  /** Empty when there is none, or none that can be; whether it has passed is not looked at. */
  public static Optional<Instant> read(Fields fields, Instant now) {
    var value = fields.value(FIELD);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var sendAt = Moment.in(value.get());
    if (sendAt.isEmpty()) {
      fields.wrong(
          FIELD, "must be a moment with its offset, such as 2026-11-23T14:00:00+01:00 or with Z");
    } else if (sendAt.get().isAfter(now.plus(MOST))) {
      fields.wrong(FIELD, "must be at most 180 days ahead");
      return Optional.empty();
    }
    return sendAt;
  }

  public static boolean isPast(Instant sendAt, Instant now) {
    return sendAt.isBefore(now.minus(GRACE));
  }
}
