package io.tidings.message;

import java.util.List;

/**
 * A send request and its messages, in the order of its recipients, as they stood when the log was
 * at {@code logPosition}: every later event has a higher seq, every earlier one is contained.
 */
public record Snapshot(long logPosition, SendRequest request, List<Message> messages) {

  public boolean isFinal() {
    return messages.stream().allMatch(message -> message.status().isFinal());
  }
}
