package io.tidings.report.call;

import io.tidings.message.MessageId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One HTTP request to the report endpoint, accepted or refused, with its body as it came. */
@Entity
@Table(name = "webhook_call")
@SuppressWarnings("UnusedVariable") // the fields are read by Hibernate
public class WebhookCall {

  @Id private UUID id;

  @Column(name = "received_at")
  private Instant receivedAt;

  private boolean accepted;
  private int bytes;
  private int reports;
  private int unmatched;
  private int broken;

  /** What became of each entry, in order, one letter each. */
  private String verdicts = "";

  private @Nullable String reason;
  private String remote;
  private String headers = "{}";
  private boolean truncated;

  @Column(name = "replay_of")
  private @Nullable UUID replayOf;

  @Column(name = "replayed_by")
  private @Nullable String replayedBy;

  @Column(name = "first_message", updatable = false)
  private @Nullable UUID firstMessage;

  private int messages;
  private String outcomes = "";
  private byte[] body;

  @SuppressWarnings("NullAway.Init")
  protected WebhookCall() {}

  private WebhookCall(Instant receivedAt, String remote, byte[] body) {
    this.id = MessageId.of(receivedAt, 0);
    this.receivedAt = receivedAt;
    this.remote = remote;
    this.body = body;
    this.bytes = body.length;
  }

  /**
   * @param whole whether {@code body} is all of it
   */
  public static WebhookCall refused(
      Instant at, String remote, String headers, byte[] body, boolean whole, String reason) {
    var call = new WebhookCall(at, remote, body);
    call.headers = headers;
    call.truncated = !whole;
    call.reason = reason;
    return call;
  }

  public byte[] body() {
    return body;
  }

  /** What it carried beside its body, without secrets: JSON, an object of lists of values. */
  public String headers() {
    return headers;
  }

  public CallSummary summary() {
    return new CallSummary(
        id,
        receivedAt,
        accepted,
        reason,
        remote,
        bytes,
        truncated,
        replayOf,
        replayedBy,
        verdicts,
        firstMessage,
        messages,
        outcomes);
  }
}
