package io.tidings.privacy.erase;

import io.tidings.pseudonym.NumberForms;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work of erasing a number, and later the record of it.
 *
 * @param recipient the number; null once it is nowhere any more
 * @param lastMessage messages with a greater id are newer than the erasure
 * @param place how far the present part is; empty at its beginning
 * @param upTo where the present part ends; empty until it has begun
 * @param statistics tables whose statistics could not be renewed
 * @param digest over the ids of the erased messages; null until it is known
 */
record Erasure(
    UUID id,
    Instant askedAt,
    String askedBy,
    @Nullable Instant begunAt,
    @Nullable Instant finishedAt,
    @Nullable String recipient,
    String pseudonym,
    UUID lastMessage,
    Part part,
    String place,
    String upTo,
    Counts counts,
    @Nullable String statistics,
    byte @Nullable [] digest) {

  static final UUID NO_MESSAGE = new UUID(0, 0);

  /**
   * How many rows were changed.
   *
   * @param texts that were deleted
   * @param labels messages in whose reference or notes the number stood
   * @param passedOver rows that still have the number, because a message needs them
   */
  record Counts(
      long messages,
      long texts,
      long sendRequests,
      long labels,
      long events,
      long webhookCalls,
      long unmatched,
      long passedOver) {

    private static Counts of(Object[] row, int first) {
      return new Counts(
          number(row[first]),
          number(row[first + 1]),
          number(row[first + 2]),
          number(row[first + 3]),
          number(row[first + 4]),
          number(row[first + 5]),
          number(row[first + 6]),
          number(row[first + 7]));
    }

    private static long number(Object value) {
      return ((Number) value).longValue();
    }
  }

  /** The columns of a row that {@link #of} reads. */
  static final String COLUMNS =
      "id, asked_at, asked_by, begun_at, finished_at, recipient, pseudonym, last_message, part,"
          + " place, up_to, messages, texts, send_requests, labels, events, webhook_calls,"
          + " unmatched, passed_over, statistics, digest";

  private static final int COUNTS = 11;
  private static final int AFTER_COUNTS = 19;

  static Erasure of(Object[] row) {
    return new Erasure(
        (UUID) row[0],
        (Instant) row[1],
        (String) row[2],
        (Instant) row[3],
        (Instant) row[4],
        (String) row[5],
        (String) row[6],
        (UUID) row[7],
        Part.valueOf((String) row[8]),
        (String) row[9],
        (String) row[10],
        Counts.of(row, COUNTS),
        (String) row[AFTER_COUNTS],
        (byte[]) row[AFTER_COUNTS + 1]);
  }

  boolean isDone() {
    return finishedAt != null;
  }

  /** The number of one that is not done with looking for it. */
  String number() {
    return Objects.requireNonNull(recipient);
  }

  NumberForms forms() {
    return NumberForms.of(number(), pseudonym);
  }

  /** Hides the number, so that it cannot slip into a log line. */
  @Override
  public String toString() {
    return "erasure " + id;
  }
}
