package io.tidings.system.node;

import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.submit.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A node as it told of itself last.
 *
 * @param id made at each start
 * @param name of its machine; nodes may share it
 * @param seenAt when it told, by the database's clock
 * @param skew by how much its machine's clock is ahead of the database's
 * @param skewedSince since when that has been too much
 * @param answer how long the database took to answer it
 * @param slowSince since when that has been too long
 * @param connections how many to the database it used
 * @param pause why it submits nothing
 * @param silentSince since when it has submitted messages without a report coming
 * @param silence the same in a sentence that says what is likely wrong
 */
public record Node(
    UUID id,
    String name,
    String version,
    Instant startedAt,
    Instant seenAt,
    Duration skew,
    Optional<Instant> skewedSince,
    Duration answer,
    Optional<Instant> slowSince,
    int streams,
    int connections,
    Optional<Pause> pause,
    Optional<Instant> silentSince,
    Optional<String> silence) {

  /** Whoever has not told for so long has gone, or gets nothing done. */
  public static final Duration GONE_AFTER = Duration.ofSeconds(15);

  static final Columns<Node> STORED =
      new Columns<Node>()
          .and("id", Type.UUID, Node::id)
          .and("name", Type.TEXT, Node::name)
          .and("version", Type.TEXT, Node::version)
          .and("started_at", Type.TIME, Node::startedAt)
          .and("seen_at", Type.TIME, Node::seenAt)
          .and("skew_millis", Type.LONG, node -> node.skew.toMillis())
          .and("skewed_since", Type.TIME, node -> node.skewedSince.orElse(null))
          .and("answer_millis", Type.LONG, node -> node.answer.toMillis())
          .and("slow_since", Type.TIME, node -> node.slowSince.orElse(null))
          .and("streams", Type.INTEGER, Node::streams)
          .and("connections", Type.INTEGER, Node::connections)
          .and("pause_cause", Type.TEXT, node -> node.ofPause(Pause::cause))
          .and("pause_reason", Type.TEXT, node -> node.ofPause(Pause::reason))
          .and("paused_since", Type.TIME, node -> node.ofPause(Pause::since))
          .and("probe_at", Type.TIME, node -> node.ofPause(Pause::probeAt))
          .and("silent_since", Type.TIME, node -> node.silentSince.orElse(null))
          .and("silence", Type.TEXT, node -> node.silence.orElse(null));

  private <T> @Nullable T ofPause(Function<Pause, T> part) {
    return pause.map(part).orElse(null);
  }

  /**
   * @param row in the order of {@link #STORED}
   */
  static Node of(Object[] row) {
    var pause =
        Optional.ofNullable((String) row[11])
            .map(cause -> new Pause(cause, (String) row[12], (Instant) row[13], (Instant) row[14]));
    return new Node(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        (Instant) row[3],
        (Instant) row[4],
        Duration.ofMillis(((Number) row[5]).longValue()),
        Optional.ofNullable((Instant) row[6]),
        Duration.ofMillis(((Number) row[7]).longValue()),
        Optional.ofNullable((Instant) row[8]),
        ((Number) row[9]).intValue(),
        ((Number) row[10]).intValue(),
        pause,
        Optional.ofNullable((Instant) row[15]),
        Optional.ofNullable((String) row[16]));
  }

  public boolean isGone(Instant now) {
    return seenAt.plus(GONE_AFTER).isBefore(now);
  }

  /** The same, as if it submitted. */
  public Node withoutPause() {
    return new Node(
        id,
        name,
        version,
        startedAt,
        seenAt,
        skew,
        skewedSince,
        answer,
        slowSince,
        streams,
        connections,
        Optional.empty(),
        silentSince,
        silence);
  }

  /** Whether this was started where that one had gone, and stands in its place. */
  boolean replaces(Node other) {
    return name.equals(other.name) && startedAt.isAfter(other.seenAt);
  }
}
