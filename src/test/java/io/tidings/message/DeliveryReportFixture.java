package io.tidings.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery report of which a test names what matters to it; it leaves out the rest. Also what
 * Infobip says in the usual cases.
 */
public final class DeliveryReportFixture {

  public static final Status PENDING_ACCEPTED = new Status("PENDING_ACCEPTED", 1, 26);
  public static final Status PENDING_ENROUTE = new Status("PENDING_ENROUTE", 1, 7);
  public static final Status TO_OPERATOR = new Status("DELIVERED_TO_OPERATOR", 3, 2);
  public static final Status TO_HANDSET = new Status("DELIVERED_TO_HANDSET", 3, 5);
  public static final Status EXPIRED = new Status("EXPIRED_EXPIRED", 4, 15);
  public static final Status NOT_DELIVERED = new Status("UNDELIVERABLE_NOT_DELIVERED", 2, 9);
  public static final ProviderError ABSENT_SUBSCRIBER =
      new ProviderError(1, 27, "EC_ABSENT_SUBSCRIBER", false);
  public static final Instant DONE_AT = Instant.parse("2026-11-23T13:00:04.803Z");

  private final UUID messageId;
  private final Status status;
  private Source source = Source.REPORT;
  private ProviderError error = ProviderError.NONE;
  private @Nullable Instant doneAt;
  private @Nullable Integer segments;
  private @Nullable Price price;
  private @Nullable String mccMnc;
  private @Nullable String bulkId;
  private @Nullable String reason;
  private @Nullable String raw;
  private DeliveryReport.@Nullable CallEntry keptIn;

  private DeliveryReportFixture(UUID messageId, Status status) {
    this.messageId = messageId;
    this.status = status;
  }

  /** One on the webhook that says nothing but a status yet. */
  public static DeliveryReportFixture report(UUID message, Status status) {
    return new DeliveryReportFixture(message, status);
  }

  /** The same of the first message. */
  public static DeliveryReportFixture report(Status status) {
    return report(MessageFixture.FIRST, status);
  }

  /** A report that says nothing but a status and its time. */
  public static DeliveryReport bare(Status status, @Nullable Instant doneAt) {
    return bare(MessageFixture.FIRST, status, doneAt);
  }

  /** The same of another message. */
  public static DeliveryReport bare(UUID message, Status status, @Nullable Instant doneAt) {
    return report(message, status).doneAt(doneAt).made();
  }

  /** A report with everything that one can say. */
  public static DeliveryReport full(Status status, ProviderError error) {
    return report(status).error(error).doneAt(DONE_AT).facts().made();
  }

  public DeliveryReportFixture source(Source value) {
    source = value;
    return this;
  }

  public DeliveryReportFixture error(ProviderError value) {
    error = value;
    return this;
  }

  public DeliveryReportFixture doneAt(@Nullable Instant value) {
    doneAt = value;
    return this;
  }

  public DeliveryReportFixture segments(int value) {
    segments = value;
    return this;
  }

  public DeliveryReportFixture reason(@Nullable String value) {
    reason = value;
    return this;
  }

  /** Kept by a webhook call, and not by its event. */
  public DeliveryReportFixture keptIn(UUID call, int entry) {
    raw = null;
    keptIn = new DeliveryReport.CallEntry(call, entry);
    return this;
  }

  public DeliveryReportFixture raw(@Nullable String value) {
    raw = value;
    return this;
  }

  /**
   * With all that it can say beside status, error and time, as {@code InfobipMapperTest} reads it.
   */
  public DeliveryReportFixture facts() {
    segments = 2;
    price = new Price(new BigDecimal("0.0312"), "EUR");
    mccMnc = "21901";
    bulkId = "bulk-7001";
    raw = "{}";
    return this;
  }

  public DeliveryReport made() {
    return new DeliveryReport(
        messageId, source, status, error, doneAt, segments, price, mccMnc, bulkId, reason, null,
        raw, keptIn);
  }
}
