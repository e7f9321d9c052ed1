package io.tidings.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Infobip says about one message, once: on the webhook, in its logs or in its answer to the
 * submit; or what we say ourselves.
 *
 * @param raw the JSON it was read from, unless a webhook call keeps that
 * @param keptIn where a webhook call keeps it
 */
public record DeliveryReport(
    UUID messageId,
    Source source,
    Status status,
    ProviderError error,
    @Nullable Instant doneAt,
    @Nullable Integer segments,
    @Nullable Price price,
    @Nullable String mccMnc,
    @Nullable String bulkId,
    @Nullable String reason,
    @Nullable Attempt attempt,
    @Nullable String raw,
    @Nullable CallEntry keptIn) {

  /**
   * Where a report stands as it came.
   *
   * @param call the id of the webhook call
   * @param entry its place among the results of that call, from 0
   */
  public record CallEntry(UUID call, int entry) {}

  /** The messages that the reports are about, each once. */
  public static List<UUID> messageIds(List<DeliveryReport> reports) {
    return reports.stream().map(DeliveryReport::messageId).distinct().toList();
  }

  public ReachedStatus reached() {
    return new ReachedStatus(status, doneAt);
  }

  /**
   * The same for a report that came at a moment. A final one that does not say when its message
   * ended counts by its arrival: else it could correct nothing.
   */
  public ReachedStatus reached(Instant arrival) {
    return countsByArrival() ? new ReachedStatus(status, arrival) : reached();
  }

  /** Whether its arrival stands for a done time that it does not tell. */
  boolean countsByArrival() {
    return doneAt == null && source.isReport() && status.isFinal();
  }

  /** The same, with a reason for people. */
  public DeliveryReport because(String why) {
    return new DeliveryReport(
        messageId, source, status, error, doneAt, segments, price, mccMnc, bulkId, why, attempt,
        raw, keptIn);
  }

  /** The same, told in another way. */
  public DeliveryReport from(Source other) {
    return new DeliveryReport(
        messageId, other, status, error, doneAt, segments, price, mccMnc, bulkId, reason, attempt,
        raw, keptIn);
  }

  /** The same, kept as it came by a webhook call and not with its event. */
  public DeliveryReport keptIn(UUID call, int entry) {
    return new DeliveryReport(
        messageId,
        source,
        status,
        error,
        doneAt,
        segments,
        price,
        mccMnc,
        bulkId,
        reason,
        attempt,
        null,
        new CallEntry(call, entry));
  }

  /** What makes it the same report as another of its message: status, error and done time. */
  public long print() {
    return Told.print(this);
  }

  /** What we say ourselves about a message, such as that it failed. */
  public static DeliveryReport ours(UUID messageId, Status status, String reason) {
    return ours(messageId, status, reason, null);
  }

  /**
   * What we tried for a message; its status stays what it is.
   *
   * @param reason in words, without what {@link Attempt} says already
   */
  public static DeliveryReport noted(UUID messageId, Attempt attempt, @Nullable String reason) {
    return ours(messageId, Status.QUEUED, reason, attempt);
  }

  private static DeliveryReport ours(
      UUID messageId, Status status, @Nullable String reason, @Nullable Attempt attempt) {
    return new DeliveryReport(
        messageId,
        Source.TIDINGS,
        status,
        ProviderError.NONE,
        null,
        null,
        null,
        null,
        null,
        reason,
        attempt,
        null,
        null);
  }
}
