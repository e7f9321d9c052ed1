package io.tidings.message;

import java.time.Instant;
import java.util.stream.IntStream;

/** Send requests, their messages and events as the database would give them. */
public final class LogFixture {

  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final Status ACCEPTED = new Status("PENDING_ACCEPTED", 1, 7);
  public static final Status DELIVERED = new Status("DELIVERED_TO_HANDSET", 3, 5);

  private LogFixture() {}

  /** A send request that has only just been accepted. */
  public static Snapshot snapshot(long logPosition, int recipients) {
    var correlationId = CorrelationId.next();
    var request =
        new SendRequest(correlationId, "default", "tests", null, "Hello", recipients, NOON);
    var messages =
        IntStream.range(0, recipients)
            .mapToObj(
                position ->
                    new Message(
                        MessageId.next(),
                        correlationId,
                        position,
                        new Recipient("+3859111111" + (10 + position)),
                        NOON))
            .toList();
    return new Snapshot(logPosition, request, messages);
  }

  /** The message gets the status, and the log an event of it. */
  public static Event event(long seq, Message message, Status status) {
    var report = DeliveryReport.ours(message.id(), status, "because");
    message.apply(report, Verdict.APPLIED, NOON);
    var event = new Event(message, report, Verdict.APPLIED, NOON);
    event.placeAt(seq);
    return event;
  }

  /** The log says so, but nobody has read the message since. */
  public static Event eventOnly(long seq, Message message, Status status) {
    var copy = new Message(message.id(), message.correlationId(), 0, message.recipient(), NOON);
    return event(seq, copy, status);
  }

  /** An event of another send request. */
  public static Event elsewhere(long seq) {
    return event(seq, snapshot(seq, 1).messages().get(0), ACCEPTED);
  }
}
