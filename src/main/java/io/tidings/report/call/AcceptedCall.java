package io.tidings.report.call;

import io.tidings.infobip.ParsedReports;
import io.tidings.message.DeliveryReport;
import io.tidings.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook call that was not refused, with the reports that were read in it.
 *
 * @param replayOf the stored call of which this is a repetition
 * @param replayedBy the caller who had it repeated
 */
public record AcceptedCall(
    UUID id,
    Instant receivedAt,
    String remote,
    String headers,
    byte[] body,
    ParsedReports parsed,
    @Nullable UUID replayOf,
    @Nullable String replayedBy) {

  private static final int BYTES_OF_A_REPORT = 512;

  public AcceptedCall(
      Instant receivedAt, String remote, String headers, byte[] body, ParsedReports parsed) {
    this(MessageId.of(receivedAt, 0), receivedAt, remote, headers, body, parsed, null, null);
  }

  /** The repetition of a stored call. */
  public AcceptedCall(
      Instant receivedAt,
      String remote,
      String headers,
      byte[] body,
      ParsedReports parsed,
      UUID replayOf,
      String replayedBy) {
    this(
        MessageId.of(receivedAt, 0),
        receivedAt,
        remote,
        headers,
        body,
        parsed,
        replayOf,
        replayedBy);
  }

  /** The same with something else in its place, as long as that. */
  public AcceptedCall as(String otherHeaders, byte[] otherBody, ParsedReports otherParsed) {
    return new AcceptedCall(
        id, receivedAt, remote, otherHeaders, otherBody, otherParsed, replayOf, replayedBy);
  }

  /** As the history of a message tells of a replay. */
  public static String noteOfReplay(String caller) {
    return "Replayed by " + caller + ".";
  }

  /** What it costs memory and a transaction, in reports. */
  public int weight() {
    return 1 + Math.max(parsed.entries().size(), body.length / BYTES_OF_A_REPORT);
  }

  /** Those that can belong to messages of ours. */
  public List<DeliveryReport> reports() {
    return parsed.keptIn(id);
  }
}
