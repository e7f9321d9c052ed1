package io.tidings.message;

import io.tidings.json.JsonFactory;
import io.tidings.pseudonym.Pseudonym;
import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.text.Template;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text to one recipient. Its id is made before anything leaves and is Infobip's {@code
 * messageId}. The row is the outbox too: it is due while {@code dueAt} is set, and leased to a
 * relay while {@code leaseUntil} is.
 */
@Entity
@Table(name = "message")
@SqlResultSetMapping(
    name = Message.AT_LOG_POSITION,
    entities = @EntityResult(entityClass = Message.class),
    columns = {
      @ColumnResult(name = "log_position", type = Long.class),
      @ColumnResult(name = "log_place", type = Long.class)
    })
public class Message {

  /**
   * A message and the head of the log, called {@code log_position}, and {@code log_place} as its
   * team counts.
   */
  public static final String AT_LOG_POSITION = "Message.atLogPosition";

  /** The team that is always there. */
  public static final String DEFAULT_TEAM = "default";

  /** What reports change. */
  public static final Columns<Message> REPORTED =
      new Columns<Message>()
          .and("id", Type.UUID, m -> m.id)
          .and("status", Type.TEXT, m -> m.status)
          .and("group_id", Type.INTEGER, m -> m.groupId)
          .and("status_id", Type.INTEGER, m -> m.statusId)
          .and("outcome", Type.TEXT, m -> m.outcome.name())
          .and("corrected", Type.BOOLEAN, m -> m.corrected)
          .and("done_at", Type.TIME, m -> m.doneAt)
          .and("done_at_is_arrival", Type.BOOLEAN, m -> m.doneAtIsArrival)
          .and("error_group_id", Type.INTEGER, m -> m.errorGroupId)
          .and("error_id", Type.INTEGER, m -> m.errorId)
          .and("error_name", Type.TEXT, m -> m.errorName)
          .and("error_permanent", Type.BOOLEAN, m -> m.errorPermanent)
          .and("check_at", Type.TIME, m -> m.checkAt)
          .and("segments", Type.INTEGER, m -> m.segments().orElse(null))
          .and("price", Type.NUMBER, m -> m.price)
          .and("currency", Type.TEXT, m -> m.currency)
          .and("mcc_mnc", Type.TEXT, m -> m.mccMnc)
          .and("bulk_id", Type.TEXT, m -> m.bulkId)
          .and("told", Type.BYTES, m -> m.told.prints())
          .and("told_more", Type.INTEGER, m -> m.told.more());

  /** What a report changes that changes no status. */
  public static final Columns<Message> TOLD =
      new Columns<Message>()
          .and("id", Type.UUID, m -> m.id)
          .and("told", Type.BYTES, m -> m.told.prints())
          .and("told_more", Type.INTEGER, m -> m.told.more())
          .and("told_again", Type.TEXT, m -> m.told.againText());

  @Id private UUID id;

  @Column(name = "correlation_id")
  private UUID correlationId;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "lease_until")
  private @Nullable Instant leaseUntil;

  @Column(name = "check_at")
  private @Nullable Instant checkAt;

  @Column(name = "submitted_at")
  private @Nullable Instant submittedAt;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  private int position;

  @Column(name = "status_id")
  private @Nullable Integer statusId;

  @Column(name = "error_id")
  private @Nullable Integer errorId;

  @Column(name = "group_id")
  private @Nullable Integer groupId;

  @Column(name = "error_group_id")
  private @Nullable Integer errorGroupId;

  @Column(name = "network_id")
  private @Nullable Integer networkId;

  private short attempts;
  private short checks;
  private @Nullable Short segments;

  @Column(name = "error_permanent")
  private @Nullable Boolean errorPermanent;

  private boolean corrected;

  @Column(updatable = false)
  private boolean test;

  @Column(name = "done_at_is_arrival")
  private boolean doneAtIsArrival;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private String status;
  private String recipient;

  /** Always there once it is stored. */
  @Column(updatable = false)
  private @Nullable String team;

  private @Nullable String caller;
  private @Nullable String sender;

  @Enumerated(EnumType.STRING)
  private @Nullable Attempt attempt;

  @Column(name = "attempt_reason")
  private @Nullable String attemptReason;

  @Column(name = "client_reference")
  private @Nullable String clientReference;

  @Column(name = "error_name")
  private @Nullable String errorName;

  @Column(name = "mcc_mnc")
  private @Nullable String mccMnc;

  @Column(name = "bulk_id")
  private @Nullable String bulkId;

  private @Nullable BigDecimal price;
  private @Nullable String currency;

  /** Who deletes them says so in the database, as with the text that they fill; as jsonb. */
  @Column(name = "text_values", updatable = false)
  private @Nullable String textValues;

  /** Only of a message that was locked for reports. */
  @Transient private Told told = Told.nothing();

  @SuppressWarnings("NullAway.Init")
  protected Message() {}

  /** A message that is due at once. */
  public Message(
      UUID id, CorrelationId correlationId, int position, Recipient recipient, Instant now) {
    this.id = id;
    this.correlationId = correlationId.value();
    this.position = position;
    this.recipient = recipient.number();
    this.status = Status.QUEUED.name();
    this.outcome = Outcome.PENDING;
    this.dueAt = now;
    this.updatedAt = now;
  }

  /** Names the message in the caller's words, and the network it is meant for. */
  public void label(@Nullable String clientReference, @Nullable Integer networkId) {
    this.clientReference = clientReference;
    this.networkId = networkId;
  }

  /** Gives what stands in its text for the placeholders of its send request's. */
  public void fillWith(Map<String, String> values) {
    if (!values.isEmpty()) {
      var json = JsonFactory.createObjectBuilder();
      new TreeMap<>(values).forEach(json::add);
      textValues = json.build().toString();
    }
  }

  /** Tells of whom it is, so that it is found by that without its send request. */
  public void askedBy(SendRequest request) {
    this.team = request.team();
    this.caller = request.caller();
    this.sender = request.sender().orElse(null);
  }

  /** It is never due: what becomes of it is made here, from when it would have been. */
  public void beTest() {
    test = true;
    checkAt = dueAt;
    dueAt = null;
  }

  /** Whether a test key sent it. */
  public boolean isTest() {
    return test;
  }

  /** Not due before {@code sendAt}; for messages that nobody has claimed yet. */
  public void scheduleFor(Instant sendAt) {
    status = Status.SCHEDULED.name();
    if (test) {
      checkAt = sendAt;
    } else {
      dueAt = sendAt;
    }
  }

  /** Whether it waits in the outbox and was never claimed from it, or is a test not begun. */
  public boolean isUnclaimed() {
    return test
        ? checkAt != null && checks == 0
        : dueAt != null && leaseUntil == null && attempts == 0;
  }

  /** As far as a report needs it: who and whose it is and where it stands. */
  @SuppressWarnings("NullAway.Init")
  public Message(
      UUID id,
      UUID correlationId,
      String team,
      String recipient,
      Status status,
      @Nullable Instant doneAt,
      Told told) {
    this.told = told;
    this.id = id;
    this.correlationId = correlationId;
    this.team = team;
    this.recipient = recipient;
    this.status = status.name();
    this.groupId = status.groupId();
    this.statusId = status.id();
    this.outcome = status.outcome();
    this.doneAt = doneAt;
  }

  public UUID id() {
    return id;
  }

  public CorrelationId correlationId() {
    return new CorrelationId(correlationId);
  }

  /** Its place among the recipients of its send request. */
  public int position() {
    return position;
  }

  public Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  /** When Infobip is asked about it, if nothing comes before. */
  public Optional<Instant> checkAt() {
    return Optional.ofNullable(checkAt);
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public Recipient recipient() {
    return new Recipient(recipient);
  }

  /** Whether its recipient was erased, so that a pseudonym stands there. */
  public boolean isErased() {
    return Pseudonym.isOne(recipient);
  }

  /** Whose it is, as its send request. */
  public String team() {
    return Objects.requireNonNull(team);
  }

  /** The team, if it counts its own events: the team default counts those of all. */
  Optional<String> countingTeam() {
    return Optional.ofNullable(team).filter(name -> !name.equals(DEFAULT_TEAM));
  }

  /** Empty when an older Tidings stored it. */
  public Optional<String> caller() {
    return Optional.ofNullable(caller);
  }

  public Optional<String> sender() {
    return Optional.ofNullable(sender);
  }

  /** The caller's own name for it. */
  public Optional<String> clientReference() {
    return Optional.ofNullable(clientReference);
  }

  /** What fills the placeholders of its text; empty where that has none, or they were deleted. */
  public Optional<JsonObject> values() {
    return valuesText()
        .map(
            json -> {
              try (var reader = JsonFactory.createReader(new StringReader(json))) {
                return reader.readObject();
              }
            });
  }

  public Optional<String> valuesText() {
    return Optional.ofNullable(textValues);
  }

  /**
   * The text that its recipient gets, empty when that of its send request was deleted. Where its
   * values were, the placeholders are left.
   */
  public Optional<String> textOf(SendRequest request) {
    return request.text().map(text -> values().map(of -> filled(text, of)).orElse(text));
  }

  private static String filled(String text, JsonObject values) {
    Map<String, String> plain = new HashMap<>();
    values.forEach((name, value) -> plain.put(name, ((JsonString) value).getString()));
    return Template.of(text).filled(plain);
  }

  public Optional<Integer> networkId() {
    return Optional.ofNullable(networkId);
  }

  public Status status() {
    return new Status(status, groupId, statusId);
  }

  /** Which reports it was told; of a message that was locked for reports. */
  public Told told() {
    return told;
  }

  public ReachedStatus reached() {
    return new ReachedStatus(status(), doneAt);
  }

  public ProviderError error() {
    return new ProviderError(errorGroupId, errorId, errorName, errorPermanent);
  }

  public Optional<Price> price() {
    return Optional.ofNullable(price).map(amount -> new Price(amount, currency));
  }

  public Optional<Integer> segments() {
    return Optional.ofNullable(segments).map(Short::intValue);
  }

  public Optional<String> mccMnc() {
    return Optional.ofNullable(mccMnc);
  }

  public Optional<Instant> submittedAt() {
    return Optional.ofNullable(submittedAt);
  }

  public Optional<Instant> doneAt() {
    return Optional.ofNullable(doneAt);
  }

  /** Whether the done time is when the final report came, for it did not tell one. */
  public boolean doneAtIsArrival() {
    return doneAtIsArrival;
  }

  /** What Infobip calls the call it was submitted with. */
  public Optional<String> bulkId() {
    return Optional.ofNullable(bulkId);
  }

  public boolean corrected() {
    return corrected;
  }

  /** What was tried for it last without changing its status. */
  public Optional<Attempt> attempt() {
    return Optional.ofNullable(attempt);
  }

  /** Why that came to nothing, in words. */
  public Optional<String> attemptReason() {
    return Optional.ofNullable(attemptReason);
  }

  /** How often it was handed to Infobip or tried to be. */
  public int attempts() {
    return attempts;
  }

  /** How often Infobip's logs were asked for it. */
  public int checks() {
    return checks;
  }

  /** Takes over what the report says, as far as the verdict allows. */
  public void apply(DeliveryReport report, Verdict verdict, Instant now) {
    if (!verdict.changesStatus()) {
      return;
    }
    status = report.status().name();
    groupId = report.status().groupId();
    statusId = report.status().id();
    outcome = report.status().outcome();
    corrected |= verdict == Verdict.CORRECTED;
    doneAt = report.reached(now).doneAt();
    doneAtIsArrival = report.countsByArrival();
    errorGroupId = report.error().groupId();
    errorId = report.error().id();
    errorName = report.error().name();
    errorPermanent = report.error().permanent();
    updatedAt = now;
    takeFacts(report);
  }

  /** It was taken off the list when it had ended, and has not ended after all. */
  public void lookAgain(Instant at) {
    checkAt = at;
  }

  private void takeFacts(DeliveryReport report) {
    if (report.segments() != null) {
      segments = report.segments().shortValue();
    }
    if (report.price() != null) {
      price = report.price().amount();
      currency = report.price().currency();
    }
    mccMnc = report.mccMnc() != null ? report.mccMnc() : mccMnc;
    bulkId = report.bulkId() != null ? report.bulkId() : bulkId;
  }
}
