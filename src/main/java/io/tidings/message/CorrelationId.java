package io.tidings.message;

import java.util.Optional;
import java.util.UUID;

/**
 * Names a send request: the handle for reading, for the live stream and for support. A UUIDv7, in
 * the order of time; a name that anybody may know, never a right.
 */
public record CorrelationId(UUID value) {

  public static CorrelationId next() {
    return new CorrelationId(MessageId.next());
  }

  /** Empty when {@code text} is not a UUID in its canonical form of 36 characters. */
  public static Optional<CorrelationId> parse(String text) {
    return MessageId.parse(text).map(CorrelationId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
