package io.tidings.report.unmatched;

import io.tidings.infobip.InfobipMapper;
import io.tidings.infobip.ParsedReports;
import io.tidings.message.DeliveryReport;
import io.tidings.message.MessageId;
import io.tidings.message.Source;
import io.tidings.message.Verdict;
import io.tidings.report.call.AcceptedCall;
import io.tidings.report.call.JudgedCall;
import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report whose message we do not know (yet), or did not know when it came. */
@Entity
@Table(name = "unmatched_report")
public class UnmatchedReport {

  /** What a report that begins to wait is stored with. */
  static final Columns<UnmatchedReport> STORED =
      new Columns<UnmatchedReport>()
          .and("id", Type.UUID, waiting -> waiting.id)
          .and("call_id", Type.UUID, waiting -> waiting.callId)
          .and("entry", Type.INTEGER, waiting -> waiting.entry)
          .and("received_at", Type.TIME, waiting -> waiting.receivedAt)
          .and("reported_id", Type.TEXT, waiting -> waiting.reportedId)
          .and("our_id", Type.UUID, waiting -> waiting.ourId)
          .and("recipient", Type.TEXT, waiting -> waiting.recipient)
          .and("callback_data", Type.TEXT, waiting -> waiting.callbackData)
          .and("raw", Type.TEXT, waiting -> waiting.raw)
          .and("replayed_by", Type.TEXT, waiting -> waiting.replayedBy);

  @Id private UUID id;

  @Column(name = "call_id")
  private UUID callId;

  private int entry;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "reported_id")
  private String reportedId;

  @Column(name = "our_id")
  private @Nullable UUID ourId;

  private @Nullable String recipient;

  @Column(name = "callback_data")
  private @Nullable String callbackData;

  private String raw;

  @Column(name = "matched_at")
  private @Nullable Instant matchedAt;

  @Column(name = "matched_message")
  private @Nullable UUID matchedMessage;

  /** Who replayed the call it came with, if that was a replay. */
  @Column(name = "replayed_by")
  private @Nullable String replayedBy;

  @Column(name = "assigned_by")
  private @Nullable String assignedBy;

  @Column(name = "dismissed_at")
  private @Nullable Instant dismissedAt;

  @Column(name = "dismissed_by")
  private @Nullable String dismissedBy;

  @Column(name = "message_before")
  private @Nullable String messageBefore;

  @SuppressWarnings("NullAway.Init")
  protected UnmatchedReport() {}

  /** One of the given message, if that turns up. */
  @SuppressWarnings("NullAway.Init")
  UnmatchedReport(UUID callId, UUID ourId, String raw, @Nullable String replayedBy) {
    this.callId = callId;
    this.ourId = ourId;
    this.raw = raw;
    this.replayedBy = replayedBy;
  }

  @SuppressWarnings("NullAway.Init")
  private UnmatchedReport(AcceptedCall call, int entry) {
    this.id = MessageId.of(call.receivedAt(), entry);
    this.callId = call.id();
    this.entry = entry;
    this.receivedAt = call.receivedAt();
    this.raw = raw(call.parsed().entries().get(entry));
    var origin = InfobipMapper.origin(raw);
    this.reportedId = origin.messageId();
    this.ourId = MessageId.parse(reportedId).orElse(null);
    this.recipient = origin.recipient();
    this.callbackData = origin.callbackData();
    this.replayedBy = call.replayedBy();
  }

  /** The reports of these calls whose message is not known. */
  public static List<UnmatchedReport> of(List<JudgedCall> judged) {
    var unmatched = new ArrayList<UnmatchedReport>();
    for (var one : judged) {
      for (int entry = 0; entry < one.verdicts().size(); entry++) {
        if (one.verdicts().get(entry) == Verdict.UNMATCHED) {
          unmatched.add(new UnmatchedReport(one.call(), entry));
        }
      }
    }
    return unmatched;
  }

  private static String raw(ParsedReports.Entry entry) {
    return String.valueOf(entry.raw());
  }

  public UUID id() {
    return id;
  }

  /** The webhook call it came with. */
  public UUID callId() {
    return callId;
  }

  /** Its place among the entries of that call, from 0. */
  public int entry() {
    return entry;
  }

  /** Where it stands as it came. */
  DeliveryReport.CallEntry kept() {
    return new DeliveryReport.CallEntry(callId, entry);
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** The message id as it came, in whatever form. */
  public String reportedId() {
    return reportedId;
  }

  /** The same where it has the form of ours: then it may match by itself. */
  Optional<UUID> ourId() {
    return Optional.ofNullable(ourId);
  }

  public Optional<String> recipient() {
    return Optional.ofNullable(recipient);
  }

  public Optional<String> callbackData() {
    return Optional.ofNullable(callbackData);
  }

  public String raw() {
    return raw;
  }

  /** As a report on its message, which turned up. */
  DeliveryReport asReport() {
    var message = ourId().orElseThrow();
    return replayedBy == null
        ? InfobipMapper.report(raw, message, Source.REPORT).keptIn(callId, entry)
        : InfobipMapper.report(raw, message, Source.REPLAY)
            .keptIn(callId, entry)
            .because(AcceptedCall.noteOfReplay(replayedBy));
  }

  /** As a report on the message that a caller says it is about. */
  DeliveryReport asReportOn(UUID message, String caller) {
    var replayed = replayedBy == null ? "" : AcceptedCall.noteOfReplay(replayedBy) + " ";
    return InfobipMapper.report(raw, message, Source.REPLAY)
        .keptIn(callId, entry)
        .because(replayed + "Assigned to this message by " + caller + ".");
  }

  boolean isMatched() {
    return matchedAt != null;
  }

  public Optional<UUID> matchedMessage() {
    return Optional.ofNullable(matchedMessage);
  }

  /** Who said so, unless its message turned up. */
  public Optional<String> assignedBy() {
    return Optional.ofNullable(assignedBy);
  }

  void matchOnlyByHand() {
    ourId = null;
  }

  void matched(UUID message, Instant now) {
    matchedMessage = message;
    matchedAt = now;
  }

  /**
   * A caller says that it is about this message.
   *
   * @param before where the message stood
   */
  void assigned(UUID message, Instant now, String caller, String before) {
    matched(message, now);
    assignedBy = caller;
    messageBefore = before;
  }

  /** It waits again. */
  void unassigned() {
    matchedMessage = null;
    matchedAt = null;
    assignedBy = null;
    messageBefore = null;
  }

  /** Where its message stood before it was assigned; empty when it was not. */
  Optional<String> messageBefore() {
    return Optional.ofNullable(messageBefore);
  }

  public Optional<Instant> dismissedAt() {
    return Optional.ofNullable(dismissedAt);
  }

  /** Who does not want to see it any more. */
  public Optional<String> dismissedBy() {
    return Optional.ofNullable(dismissedBy);
  }

  void dismissed(Instant now, String caller) {
    dismissedAt = now;
    dismissedBy = caller;
  }

  void restored() {
    dismissedAt = null;
    dismissedBy = null;
  }
}
