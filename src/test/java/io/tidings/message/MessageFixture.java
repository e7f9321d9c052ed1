package io.tidings.message;

import java.time.Instant;
import java.util.UUID;

/** A send request and its messages as they are right after they were accepted. */
public final class MessageFixture {

  public static final Instant ACCEPTED_AT = Instant.parse("2026-11-23T13:00:00Z");
  public static final CorrelationId CORRELATION_ID =
      new CorrelationId(UUID.fromString("6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90"));
  public static final UUID FIRST = UUID.fromString("019ab0c1-7d00-7000-8000-000000000001");
  public static final UUID SECOND = UUID.fromString("019ab0c1-7d00-7000-8000-000000000002");

  private MessageFixture() {}

  public static SendRequest sendRequest(int recipients) {
    return new SendRequest(
        CORRELATION_ID,
        "default",
        "shop",
        "Tidings",
        "Your parcel is here",
        recipients,
        ACCEPTED_AT);
  }

  public static SendRequest withoutSender(String text) {
    return new SendRequest(CORRELATION_ID, "default", "shop", null, text, 1, ACCEPTED_AT);
  }

  public static Message queued() {
    return queued(FIRST, 0, "+385911111101");
  }

  public static Message queued(UUID id, int position, String number) {
    return new Message(id, CORRELATION_ID, position, new Recipient(number), ACCEPTED_AT);
  }

  /** A message of which the first thing ever told is {@code report}. */
  public static Message after(DeliveryReport report) {
    var message = queued();
    message.apply(report, Verdict.APPLIED, ACCEPTED_AT.plusSeconds(5));
    return message;
  }

  /** As a message reads that was handed over then. */
  public static void submit(Message message, Instant at) {
    try {
      var submittedAt = Message.class.getDeclaredField("submittedAt");
      submittedAt.setAccessible(true);
      submittedAt.set(message, at);
    } catch (ReflectiveOperationException gone) {
      throw new IllegalArgumentException(gone);
    }
  }
}
