package io.tidings.message;

import io.tidings.json.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a caller asked in one call: a text, a sender, one or many recipients. */
@Entity
@Table(name = "send_request")
@SqlResultSetMapping(
    name = SendRequest.AT_LOG_POSITION,
    entities = @EntityResult(entityClass = SendRequest.class),
    columns = {
      @ColumnResult(name = "log_position", type = Long.class),
      @ColumnResult(name = "pending", type = Long.class),
      @ColumnResult(name = "sent", type = Long.class),
      @ColumnResult(name = "delivered", type = Long.class),
      @ColumnResult(name = "failed", type = Long.class),
      @ColumnResult(name = "cancelled", type = Long.class)
    })
public class SendRequest {

  public static final String AT_LOG_POSITION = "SendRequest.atLogPosition";

  /**
   * No key has a space in it: what a test key sends is never taken for what is sent, nor the other
   * way.
   */
  private static final String OF_TEST = "test ";

  @Id
  @Column(name = "correlation_id")
  private UUID correlationId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(updatable = false)
  private boolean test;

  private int recipients;

  @Column(updatable = false)
  private String team;

  private String caller;
  private @Nullable String sender;

  /** Who deletes it says so in the database, so that nobody who read it before brings it back. */
  @Column(updatable = false)
  private @Nullable String text;

  @Column(name = "text_deleted_at", updatable = false)
  private @Nullable Instant textDeletedAt;

  @Column(updatable = false) // as jsonb, which takes no text
  private String options = "{}";

  @Column(name = "send_at")
  private @Nullable Instant sendAt;

  @Column(name = "idempotency_key")
  private @Nullable String idempotencyKey;

  private byte @Nullable [] fingerprint;

  /** Set when it is stored: no event of it has a place in the log before this one. */
  @Column(name = "accepted_seq", updatable = false)
  private long acceptedSeq;

  @SuppressWarnings("NullAway.Init")
  protected SendRequest() {}

  public SendRequest(
      CorrelationId correlationId,
      String team,
      String caller,
      @Nullable String sender,
      String text,
      int recipients,
      Instant createdAt) {
    this.correlationId = correlationId.value();
    this.team = team;
    this.caller = caller;
    this.sender = sender;
    this.text = text;
    this.recipients = recipients;
    this.createdAt = createdAt;
  }

  public CorrelationId correlationId() {
    return new CorrelationId(correlationId);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Whose it is; nobody else sees it. */
  public String team() {
    return team;
  }

  /** Who asked, by the name it has in its team. */
  public String caller() {
    return caller;
  }

  public Optional<String> sender() {
    return Optional.ofNullable(sender);
  }

  /** Empty when it was deleted. */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  public Optional<Instant> textDeletedAt() {
    return Optional.ofNullable(textDeletedAt);
  }

  public int recipients() {
    return recipients;
  }

  /** What else was asked, in the members and words of Infobip's API. */
  public JsonObject options() {
    try (var reader = JsonFactory.createReader(new StringReader(options))) {
      return reader.readObject();
    }
  }

  public String optionsText() {
    return options;
  }

  public void submitWith(JsonObject options) {
    this.options = options.toString();
  }

  /** When its messages are to be submitted; empty when at once. */
  public Optional<Instant> sendAt() {
    return Optional.ofNullable(sendAt);
  }

  public void scheduleFor(Instant sendAt) {
    this.sendAt = sendAt;
  }

  /** As it is told apart from others. */
  public Optional<String> idempotencyKey() {
    return Optional.ofNullable(idempotencyKey);
  }

  /** As its caller gave it. */
  public Optional<String> givenIdempotencyKey() {
    return idempotencyKey().map(key -> test ? key.substring(OF_TEST.length()) : key);
  }

  /** Nothing of it leaves. */
  public void beTest() {
    test = true;
  }

  /** Whether a test key sent it. */
  public boolean isTest() {
    return test;
  }

  /** From now on the caller's key means this send request; the print tells what was asked. */
  public void nameBy(String idempotencyKey, byte[] fingerprint) {
    this.idempotencyKey = test ? OF_TEST + idempotencyKey : idempotencyKey;
    this.fingerprint = fingerprint.clone();
  }

  public Optional<byte[]> fingerprint() {
    return Optional.ofNullable(fingerprint);
  }

  /** The place of the log that all of its events come after. */
  public long acceptedSeq() {
    return acceptedSeq;
  }

  public boolean asksTheSameAs(SendRequest other) {
    return Arrays.equals(fingerprint, other.fingerprint);
  }
}
