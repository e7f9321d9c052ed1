package io.tidings.message;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes and reads message ids: UUIDv7, ordered by the time they were made. */
public final class MessageId {

  private MessageId() {}

  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }

  /**
   * One of a moment, for rows whose place in the order of time is decided by a clock of ours, and
   * not by that of the machine.
   *
   * @param number orders those of one millisecond; of more than 4,096 the rest is in no order
   */
  public static UUID of(Instant moment, int number) {
    long head = moment.toEpochMilli() << 16 | 0x7000 | Math.min(number, 0xfff);
    return new UUID(head, UuidCreator.getRandomBasedFast().getLeastSignificantBits());
  }

  /** No id made at that time or later is less than this; only milliseconds count. */
  public static UUID first(Instant time) {
    return UuidCreator.getTimeOrderedEpochMin(time);
  }

  /** Empty when {@code text} is not a UUID in its canonical form of 36 characters. */
  public static Optional<UUID> parse(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      var id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
