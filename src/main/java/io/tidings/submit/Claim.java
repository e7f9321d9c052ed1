package io.tidings.submit;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import java.time.Instant;
import java.util.List;

/** Due messages of one send request, leased to this node for one call. */
record Claim(SendRequest request, List<Message> messages, Instant leaseUntil) {

  int size() {
    return messages.size();
  }

  /** Half of them, to find the one that Infobip refuses. */
  Claim firstHalf() {
    return new Claim(request, messages.subList(0, size() / 2), leaseUntil);
  }

  Claim secondHalf() {
    return new Claim(request, messages.subList(size() / 2, size()), leaseUntil);
  }
}
