package io.tidings.report;

import io.tidings.infobip.InfobipMapper;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Source;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report whose message we do not know (yet), or did not know when it came. */
@Entity
@Table(name = "unmatched_report")
class UnmatchedReport {

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

  @SuppressWarnings("NullAway.Init")
  protected UnmatchedReport() {}

  /** One of the given message, if that turns up. */
  @SuppressWarnings("NullAway.Init")
  UnmatchedReport(UUID ourId, String raw, @Nullable String replayedBy) {
    this.ourId = ourId;
    this.raw = raw;
    this.replayedBy = replayedBy;
  }

  UUID id() {
    return id;
  }

  /** The webhook call it came with. */
  UUID callId() {
    return callId;
  }

  /** Its place among the entries of that call, from 0. */
  int entry() {
    return entry;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  /** The message id as it came, in whatever form. */
  String reportedId() {
    return reportedId;
  }

  /** The same where it has the form of ours: then it may match by itself. */
  Optional<UUID> ourId() {
    return Optional.ofNullable(ourId);
  }

  Optional<String> recipient() {
    return Optional.ofNullable(recipient);
  }

  Optional<String> callbackData() {
    return Optional.ofNullable(callbackData);
  }

  String raw() {
    return raw;
  }

  /** As a report on its message, which turned up. */
  DeliveryReport matching() {
    var message = ourId().orElseThrow();
    return replayedBy == null
        ? InfobipMapper.report(raw, message, Source.REPORT)
        : InfobipMapper.report(raw, message, Source.REPLAY)
            .because(CallReplay.replayedBy(replayedBy));
  }

  /** As a report on the message that a caller says it is about. */
  DeliveryReport assigned(UUID message, String caller) {
    var replayed = replayedBy == null ? "" : CallReplay.replayedBy(replayedBy) + " ";
    return InfobipMapper.report(raw, message, Source.REPLAY)
        .because(replayed + "Assigned to this message by " + caller + ".");
  }

  boolean isMatched() {
    return matchedAt != null;
  }

  Optional<UUID> matchedMessage() {
    return Optional.ofNullable(matchedMessage);
  }

  /** Who said so, unless its message turned up. */
  Optional<String> assignedBy() {
    return Optional.ofNullable(assignedBy);
  }

  /** It matches only when somebody says so. */
  void foreign() {
    ourId = null;
  }

  void matched(UUID message, Instant now, @Nullable String caller) {
    matchedMessage = message;
    matchedAt = now;
    assignedBy = caller;
  }
}
