package io.tidings.send.accept;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A send request on its way into the database, and whoever waits to hear what became of it. */
final class Acceptance {

  private final SendRequest request;
  private final List<Message> messages;
  private final Consumer<AcceptOutcome> waiting;
  private volatile @Nullable AcceptOutcome outcome;

  Acceptance(SendRequest request, List<Message> messages, Consumer<AcceptOutcome> waiting) {
    this.request = request;
    this.messages = messages;
    this.waiting = waiting;
  }

  SendRequest request() {
    return request;
  }

  List<Message> messages() {
    return messages;
  }

  /** Nothing is decided any more: its transaction begins, or begins again in a smaller batch. */
  void undecided() {
    outcome = null;
  }

  boolean isUndecided() {
    return outcome == null;
  }

  /** Holds once the transaction is committed. */
  void decide(AcceptOutcome decided) {
    outcome = decided;
  }

  boolean isStored() {
    return outcome instanceof AcceptOutcome.Stored;
  }

  void tell() {
    if (outcome != null) {
      waiting.accept(outcome);
    }
  }
}
