package io.tidings.send.accept;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.send.limit.DayQuota;
import java.util.List;
import java.util.Optional;

/** What became of a caller's wish to send. */
public sealed interface AcceptOutcome {

  /**
   * A new send request is stored, its messages are in the outbox.
   *
   * @param left of the caller's messages of the day, where there is a limit
   */
  record Stored(SendRequest request, List<Message> messages, Optional<DayQuota> left)
      implements AcceptOutcome {}

  /** The same was asked before with the same key; this is what was stored then. */
  record Replayed(SendRequest request, List<Message> messages) implements AcceptOutcome {}

  /** Something else was asked before with the same key. */
  record Conflicting() implements AcceptOutcome {}

  /** Another call with the same key has not ended yet. */
  record InProgress() implements AcceptOutcome {}

  /** It was to be sent at a moment that has passed. */
  record TimePassed() implements AcceptOutcome {}

  /** It has more messages than the caller may still send today. */
  record OverQuota(DayQuota left) implements AcceptOutcome {}

  /** Too many wait to be stored already; this one is not. */
  record Busy() implements AcceptOutcome {}

  /** The database did not answer, so nobody knows whether it is stored. */
  record Unavailable() implements AcceptOutcome {}

  /** It could not be stored for a reason of its own, which nobody expected. */
  record Failed(Throwable why) implements AcceptOutcome {}
}
