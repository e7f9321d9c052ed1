package io.tidings.live.channel;

import io.tidings.message.CorrelationId;
import java.util.Map;

/** What is not final yet of all that one reader follows. */
final class OpenRequests {

  private final Map<CorrelationId, OpenMessages> requests;

  OpenRequests(Map<CorrelationId, OpenMessages> requests) {
    this.requests = Map.copyOf(requests);
  }

  void note(StatusEvent event) {
    var messages = requests.get(event.correlationId());
    if (messages != null) {
      messages.note(event.messageId(), event.isFinal());
    }
  }

  boolean none() {
    return requests.values().stream().allMatch(OpenMessages::none);
  }
}
