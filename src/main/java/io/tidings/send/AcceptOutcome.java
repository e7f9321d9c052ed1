package io.tidings.send;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import java.util.List;

/** What became of a caller's wish to send. */
sealed interface AcceptOutcome {

  /** A new send request is stored, its messages are in the outbox. */
  record Stored(SendRequest request, List<Message> messages) implements AcceptOutcome {}

  /** The same was asked before with the same key; this is what was stored then. */
  record Replayed(SendRequest request, List<Message> messages) implements AcceptOutcome {}

  /** Something else was asked before with the same key. */
  record Conflicting() implements AcceptOutcome {}

  /** Another call with the same key has not ended yet. */
  record InProgress() implements AcceptOutcome {}
}
