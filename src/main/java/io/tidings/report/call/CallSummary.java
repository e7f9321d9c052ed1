package io.tidings.report.call;

import io.tidings.message.Outcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
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
 * @param firstMessage of ours that it was about
 * @param messages of ours that it was about
 * @param outcomes the letter of the outcome that each entry set, or another where it set none
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
    String verdicts,
    @Nullable UUID firstMessage,
    int messages,
    String outcomes) {

  /** The columns of a row that {@link #of} reads. */
  public static final String COLUMNS =
      "c.id, c.received_at, c.accepted, c.reason, c.remote, c.bytes, c.truncated, c.replay_of,"
          + " c.replayed_by, c.verdicts, c.first_message, c.messages, c.outcomes";

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
        (String) row[9],
        (UUID) row[10],
        ((Number) row[11]).intValue(),
        (String) row[12]);
  }

  /** How many entries set each outcome. */
  public Map<Outcome, Integer> outcomeCounts() {
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    outcomes
        .chars()
        .filter(letter -> letter != JudgedCall.NO_OUTCOME)
        .forEach(letter -> counts.merge(Outcome.of((char) letter), 1, Integer::sum));
    return counts;
  }

  public Optional<UUID> first() {
    return Optional.ofNullable(firstMessage);
  }

  public Optional<UUID> replayed() {
    return Optional.ofNullable(replayOf);
  }
}
