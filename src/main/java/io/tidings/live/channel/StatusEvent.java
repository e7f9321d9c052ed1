package io.tidings.live.channel;

import io.tidings.message.CorrelationId;
import io.tidings.message.Event;
import io.tidings.read.json.EventJson;
import io.tidings.sse.WireEvent;
import java.util.UUID;

/** An entry of the event log on the wire; its place in the log is the cursor for resuming. */
public final class StatusEvent extends WireEvent {

  private final long seq;
  private final CorrelationId correlationId;
  private final UUID messageId;
  private final boolean isFinal;

  public StatusEvent(Event event) {
    super(
        event.attempt().isPresent() ? "attempt" : "status",
        Long.toString(event.place()),
        EventJson.of(event).toString());
    this.seq = event.seq();
    this.correlationId = event.correlationId();
    this.messageId = event.messageId();
    this.isFinal = event.isFinal();
  }

  long seq() {
    return seq;
  }

  CorrelationId correlationId() {
    return correlationId;
  }

  UUID messageId() {
    return messageId;
  }

  /** Whether the message stands at a final status after this event. */
  boolean isFinal() {
    return isFinal;
  }
}
