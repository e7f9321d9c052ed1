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
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
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
    columns = {
      @ColumnResult(name = "repeats", type = Integer.class),
      @ColumnResult(name = "found", type = Long.class)
    })
public class Event {

  /**
   * An event, how often its report came again, called {@code repeats}, and how many events there
   * were to choose from, called {@code found}.
   */
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
          .and("segments", Type.INTEGER, e -> e.segments().orElse(null))
          .and("error_permanent", Type.BOOLEAN, e -> e.errorPermanent)
          .and("final", Type.BOOLEAN, e -> e.isFinal)
          .and("source", Type.TEXT, e -> e.source)
          .and("verdict", Type.TEXT, e -> e.verdict)
          .and("outcome", Type.TEXT, e -> e.outcome)
          .and("status", Type.TEXT, e -> e.status)
          .and("status_name", Type.TEXT, e -> e.statusName)
          .and("error_name", Type.TEXT, e -> e.errorName)
          .and("told", Type.INTEGER, e -> e.told)
          .and("told_hash", Type.LONG, e -> e.toldHash)
          .and("call_id", Type.UUID, e -> e.callId)
          .and("entry", Type.INTEGER, e -> e.entry)
          .and("mcc_mnc", Type.TEXT, e -> e.mccMnc)
          .and("price", Type.NUMBER, e -> e.price)
          .and("currency", Type.TEXT, e -> e.currency)
          .and("reason", Type.TEXT, e -> e.reason)
          .and("attempt", Type.TEXT, e -> e.attempt == null ? null : e.attempt.name())
          .and("raw", Type.TEXT, e -> e.raw)
          .and("place", Type.LONG, e -> e.place);

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

  private @Nullable Short segments;

  @Column(name = "error_permanent")
  private @Nullable Boolean errorPermanent;

  @Column(name = "final")
  private boolean isFinal;

  /** One letter, as {@code verdict} and {@code outcome}. */
  private String source;

  private String verdict;
  private String outcome;

  /** Null when it is what was reported. */
  private @Nullable String status;

  /** What was reported; null when it is the usual name, or nothing was. */
  @Column(name = "status_name")
  private @Nullable String statusName;

  /** Null when it is the usual name or there is none, empty when a usual one was left out. */
  @Column(name = "error_name")
  private @Nullable String errorName;

  private @Nullable Integer told;

  @Column(name = "told_hash")
  private @Nullable Long toldHash;

  @Column(name = "call_id")
  private @Nullable UUID callId;

  private @Nullable Integer entry;

  @Column(name = "mcc_mnc")
  private @Nullable String mccMnc;

  private @Nullable BigDecimal price;
  private @Nullable String currency;
  private @Nullable String reason;

  @Enumerated(EnumType.STRING)
  private @Nullable Attempt attempt;

  private @Nullable String raw;

  /** Null in the team that counts the events of all. */
  private @Nullable Long place;

  /** Only of an event that is about to be logged. */
  @Transient private @Nullable String team;

  @SuppressWarnings("NullAway.Init")
  protected Event() {}

  /** What {@code report} did to {@code message}, which has taken it over already. */
  public Event(Message message, DeliveryReport report, Verdict verdict, Instant at) {
    this.messageId = message.id();
    this.correlationId = message.correlationId().value();
    this.team = message.countingTeam().orElse(null);
    this.at = at;
    this.verdict = String.valueOf(verdict.letter());
    this.source = String.valueOf(report.source().letter());
    this.outcome = String.valueOf(message.status().outcome().letter());
    this.isFinal = message.status().isFinal();
    this.groupId = report.status().groupId();
    this.statusId = report.status().id();
    this.errorGroupId = report.error().groupId();
    this.errorId = report.error().id();
    this.errorName = storedErrorName(report.error());
    this.errorPermanent = report.error().permanent();
    this.doneAt = report.doneAt();
    this.segments = report.segments() == null ? null : report.segments().shortValue();
    this.mccMnc = report.mccMnc();
    this.price = report.price() == null ? null : report.price().amount();
    this.currency = report.price() == null ? null : report.price().currency();
    this.reason = report.reason();
    this.attempt = report.attempt();
    this.raw = message.isErased() ? null : report.raw(); // the number stands in it
    nameStatus(message, report);
    keep(report.keptIn());
  }

  private void nameStatus(Message message, DeliveryReport report) {
    var reported = report.attempt() == null ? report.status().name() : null;
    boolean usual = Objects.equals(reported, Status.usualName(groupId, statusId));
    statusName = usual ? null : reported;
    var now = message.status().name();
    status = now.equals(reported) ? null : now;
  }

  private static @Nullable String storedErrorName(ProviderError error) {
    var usual = ProviderError.usualName(error.id());
    if (usual == null) {
      return error.name();
    }
    return usual.equals(error.name())
        ? null
        : String.valueOf(error.name() == null ? "" : error.name());
  }

  private void keep(DeliveryReport.@Nullable CallEntry kept) {
    if (kept != null) {
      callId = kept.call();
      entry = kept.entry();
    }
  }

  /**
   * Its report is that one of those its message was told.
   *
   * @param print of a report that does not stand with the message; else null
   */
  public void tells(int number, @Nullable Long print) {
    told = number;
    toldHash = print;
  }

  public void placeAt(long place) {
    seq = place;
  }

  /** The place it has among the events of its team. */
  public void placeInTeam(long number) {
    place = number;
  }

  /** The team that counts it apart from all others. */
  public Optional<String> countingTeam() {
    return Optional.ofNullable(team);
  }

  /** Its place among the events of all teams, which only the team default is told. */
  public long seq() {
    return seq;
  }

  /** What its team is told as its seq. */
  public long place() {
    return place == null ? seq : place;
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
    return Source.of(source.charAt(0));
  }

  public Verdict verdict() {
    return Verdict.of(verdict.charAt(0));
  }

  /** The name of the status of the message after this event. */
  public String status() {
    return status == null ? Objects.requireNonNull(reportedName()) : status;
  }

  private @Nullable String reportedName() {
    return statusName == null ? Status.usualName(groupId, statusId) : statusName;
  }

  public Outcome outcome() {
    return Outcome.of(outcome.charAt(0));
  }

  public boolean isFinal() {
    return isFinal;
  }

  /** What was said: by Infobip, or by us when it has no group. */
  public Status reported() {
    var name = reportedName();
    return new Status(name == null ? status() : name, groupId, statusId);
  }

  public ProviderError error() {
    var name = errorName == null ? ProviderError.usualName(errorId) : errorName;
    return new ProviderError(errorGroupId, errorId, "".equals(name) ? null : name, errorPermanent);
  }

  /**
   * When Infobip says that the status was reached; for a final report that does not, its arrival.
   */
  public Optional<Instant> doneAt() {
    return doneAtIsArrival() ? Optional.of(at) : Optional.ofNullable(doneAt);
  }

  public boolean doneAtIsArrival() {
    return doneAt == null && source().isReport() && reported().isFinal();
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

  /** The JSON the report was read from, for whoever doubts that; unless a call keeps it. */
  public Optional<String> raw() {
    return Optional.ofNullable(raw);
  }

  /** Where a webhook call keeps it, for as long as calls are kept. */
  public Optional<DeliveryReport.CallEntry> keptIn() {
    return callId == null || entry == null
        ? Optional.empty()
        : Optional.of(new DeliveryReport.CallEntry(callId, entry));
  }
}
