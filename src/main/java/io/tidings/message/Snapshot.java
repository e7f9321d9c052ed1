package io.tidings.message;

import java.util.List;

/**
 * A send request and its messages, in the order of its recipients, as they stood when the log was
 * at {@code logPosition}: every later event has a higher seq, every earlier one is contained.
 *
 * @param place the same as its team counts
 */
public record Snapshot(long logPosition, long place, SendRequest request, List<Message> messages) {

  /** In the team that counts the events of all. */
  public Snapshot(long logPosition, SendRequest request, List<Message> messages) {
    this(logPosition, logPosition, request, messages);
  }

  public boolean isFinal() {
    return messages.stream().allMatch(message -> message.status().isFinal());
  }
}
