package io.tidings.message;

import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the event log: a message changed status, a report arrived that changed nothing and
 * why, or an attempt was noted. {@link #status()} is where the message stands after it, {@link
 * #reported()} what was said.
 */
@Entity
@Table(name = "event")
@SqlResultSetMapping(
    name = Event.IN_PAGE,
    entities = @EntityResult(entityClass = Event.class),
    columns = @ColumnResult(name = "found", type = Long.class))
public class Event {

  /** An event and how many there were to choose from, called {@code found}. */
  public static final String IN_PAGE = "Event.inPage";

  /** All but the place in the log. */
  public static final Columns<Event> WRITTEN =
      new Columns<Event>()
          .and("message_id", Type.UUID, e -> e.messageId)
          .and("correlation_id", Type.UUID, e -> e.correlationId)
          .and("at", Type.TIME, e -> e.at)
          .and("done_at", Type.TIME, e -> e.doneAt)
          .and("group_id", Type.INTEGER, e -> e.groupId)
          .and("status_id", Type.INTEGER, e -> e.statusId)
          .and("error_group_id", Type.INTEGER, e -> e.errorGroupId)
          .and("error_id", Type.INTEGER, e -> e.errorId)
          .and("repeats", Type.INTEGER, e -> e.repeats)
          .and("segments", Type.INTEGER, e -> e.segments().orElse(null))
          .and("error_permanent", Type.BOOLEAN, e -> e.errorPermanent)
          .and("final", Type.BOOLEAN, e -> e.isFinal)
          .and("source", Type.TEXT, e -> e.source.name())
          .and("verdict", Type.TEXT, e -> e.verdict.name())
          .and("status", Type.TEXT, e -> e.status)
          .and("outcome", Type.TEXT, e -> e.outcome.name())
          .and("status_name", Type.TEXT, e -> e.statusName)
          .and("error_name", Type.TEXT, e -> e.errorName)
          .and("mcc_mnc", Type.TEXT, e -> e.mccMnc)
          .and("price", Type.NUMBER, e -> e.price)
          .and("currency", Type.TEXT, e -> e.currency)
          .and("reason", Type.TEXT, e -> e.reason)
          .and("attempt", Type.TEXT, e -> e.attempt == null ? null : e.attempt.name())
          .and("raw", Type.TEXT, e -> e.raw);

  @Id private long seq;

  @Column(name = "message_id")
  private UUID messageId;

  @Column(name = "correlation_id")
  private UUID correlationId;

  private Instant at;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  @Column(name = "group_id")
  private @Nullable Integer groupId;

  @Column(name = "status_id")
  private @Nullable Integer statusId;

  @Column(name = "error_group_id")
  private @Nullable Integer errorGroupId;

  @Column(name = "error_id")
  private @Nullable Integer errorId;

  private int repeats;
  private @Nullable Short segments;

  @Column(name = "error_permanent")
  private @Nullable Boolean errorPermanent;

  @Column(name = "final")
  private boolean isFinal;

  @Enumerated(EnumType.STRING)
  private Source source;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  private String status;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  @Column(name = "status_name")
  private @Nullable String statusName;

  @Column(name = "error_name")
  private @Nullable String errorName;

  @Column(name = "mcc_mnc")
  private @Nullable String mccMnc;

  private @Nullable BigDecimal price;
  private @Nullable String currency;
  private @Nullable String reason;

  @Enumerated(EnumType.STRING)
  private @Nullable Attempt attempt;

  private @Nullable String raw;

  @SuppressWarnings("NullAway.Init")
  protected Event() {}

  /** What {@code report} did to {@code message}, which has taken it over already. */
  public Event(Message message, DeliveryReport report, Verdict verdict, Instant at) {
    this.messageId = message.id();
    this.correlationId = message.correlationId().value();
    this.at = at;
    this.verdict = verdict;
    this.source = report.source();
    this.status = message.status().name();
    this.outcome = message.status().outcome();
    this.isFinal = message.status().isFinal();
    this.groupId = report.status().groupId();
    this.statusId = report.status().id();
    this.statusName = report.attempt() == null ? report.status().name() : null;
    this.errorGroupId = report.error().groupId();
    this.errorId = report.error().id();
    this.errorName = report.error().name();
    this.errorPermanent = report.error().permanent();
    this.doneAt = report.doneAt();
    this.segments = report.segments() == null ? null : report.segments().shortValue();
    this.mccMnc = report.mccMnc();
    this.price = report.price() == null ? null : report.price().amount();
    this.currency = report.price() == null ? null : report.price().currency();
    this.reason = report.reason();
    this.attempt = report.attempt();
    this.raw = report.raw();
  }

  public void placeAt(long place) {
    seq = place;
  }

  public void repeated() {
    repeats++;
  }

  public long seq() {
    return seq;
  }

  public UUID messageId() {
    return messageId;
  }

  public CorrelationId correlationId() {
    return new CorrelationId(correlationId);
  }

  public Instant at() {
    return at;
  }

  public Source source() {
    return source;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** The name of the status of the message after this event. */
  public String status() {
    return status;
  }

  public Outcome outcome() {
    return outcome;
  }

  public boolean isFinal() {
    return isFinal;
  }

  /** What was said: by Infobip, or by us when it has no group. */
  public Status reported() {
    return new Status(statusName == null ? status : statusName, groupId, statusId);
  }

  public ProviderError error() {
    return new ProviderError(errorGroupId, errorId, errorName, errorPermanent);
  }

  /**
   * When Infobip says that the status was reached; for a final report that does not, its arrival.
   */
  public Optional<Instant> doneAt() {
    return doneAtIsArrival() ? Optional.of(at) : Optional.ofNullable(doneAt);
  }

  public boolean doneAtIsArrival() {
    return doneAt == null && source.isReport() && reported().isFinal();
  }

  public Optional<Integer> segments() {
    return Optional.ofNullable(segments).map(Short::intValue);
  }

  public Optional<Price> price() {
    return Optional.ofNullable(price).map(amount -> new Price(amount, currency));
  }

  public Optional<String> mccMnc() {
    return Optional.ofNullable(mccMnc);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** What was tried; only of an event that changed no status and tells of no report. */
  public Optional<Attempt> attempt() {
    return Optional.ofNullable(attempt);
  }

  /** The JSON the report was read from, for whoever doubts what was read from it. */
  public Optional<String> raw() {
    return Optional.ofNullable(raw);
  }

  public int repeats() {
    return repeats;
  }
}
