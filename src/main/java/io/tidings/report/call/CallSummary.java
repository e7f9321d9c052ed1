package io.tidings.report.call;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook call without its body.
 *
 * @param reason why it was refused; null when it was accepted
 * @param truncated whether only a part of its body is kept
 * @param replayOf the call whose body was run through the recorder again
 * @param replayedBy the caller who had that done
 * @param verdicts a letter for each entry; none for a refused call
 */
public record CallSummary(
    UUID id,
    Instant receivedAt,
    boolean accepted,
    @Nullable String reason,
    String remote,
    int bytes,
    boolean truncated,
    @Nullable UUID replayOf,
    @Nullable String replayedBy,
    String verdicts) {

  /** The columns of a row that {@link #of} reads. */
  public static final String COLUMNS =
      "c.id, c.received_at, c.accepted, c.reason, c.remote, c.bytes, c.truncated, c.replay_of,"
          + " c.replayed_by, c.verdicts";

  public static CallSummary of(Object[] row) {
    return new CallSummary(
        (UUID) row[0],
        (Instant) row[1],
        (Boolean) row[2],
        (String) row[3],
        (String) row[4],
        ((Number) row[5]).intValue(),
        (Boolean) row[6],
        (UUID) row[7],
        (String) row[8],
        (String) row[9]);
  }

  public Optional<UUID> replayed() {
    return Optional.ofNullable(replayOf);
  }
}
