package io.tidings.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Infobip says in the usual cases. */
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

  private DeliveryReportFixture() {}

  /** A report that says nothing but a status and its time. */
  public static DeliveryReport bare(Status status, @Nullable Instant doneAt) {
    return bare(MessageFixture.FIRST, status, doneAt);
  }

  /** The same of another message. */
  public static DeliveryReport bare(UUID message, Status status, @Nullable Instant doneAt) {
    return new DeliveryReport(
        message,
        Source.REPORT,
        status,
        ProviderError.NONE,
        doneAt,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A report with everything that one can say. */
  public static DeliveryReport full(Status status, ProviderError error) {
    return new DeliveryReport(
        MessageFixture.FIRST,
        Source.REPORT,
        status,
        error,
        DONE_AT,
        2,
        new Price(new BigDecimal("0.0312"), "EUR"),
        "21901",
        "bulk-7001",
        null,
        null,
        "{}");
  }
}
