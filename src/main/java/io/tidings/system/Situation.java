package io.tidings.system;

import io.tidings.report.call.WebhookCalls.Refused;
import io.tidings.system.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How all of it stood at a moment.
 *
 * @param away why the database cannot be used; nothing else is known then but since when
 * @param nodes those that are there, and those that went lately
 * @param refused webhook calls of the last quarter of an hour
 */
record Situation(
    Instant at, Optional<Away> away, List<Node> nodes, Waiting waiting, List<Refused> refused) {

  /** A node that has a message to try with does so at once, and tells of it. */
  private static final Duration OVERDUE = Duration.ofSeconds(6);

  /**
   * While others submit, a node that has long been due to try has nothing to try with: it goes on
   * with the next message, and what it was told last says nothing of now.
   */
  Situation {
    if (nodes.stream().anyMatch(node -> !node.isGone(at) && node.pause().isEmpty())) {
      nodes = nodes.stream().map(node -> isIdle(node, at) ? node.withoutPause() : node).toList();
    }
  }

  private static boolean isIdle(Node node, Instant at) {
    return node.pause().filter(pause -> pause.probeAt().plus(OVERDUE).isBefore(at)).isPresent();
  }

  /** The database cannot be used. */
  record Away(String reason, Instant since) {}

  /**
   * What waits to be submitted.
   *
   * @param messages those that are due or being submitted
   * @param scheduled those beside them that wait for the time their caller gave
   * @param oldest for how long the first has been due
   */
  record Waiting(long messages, long scheduled, Duration oldest) {

    static final Waiting NONE = new Waiting(0, 0, Duration.ZERO);
  }

  static Situation away(Instant at, Away away) {
    return new Situation(at, Optional.of(away), List.of(), Waiting.NONE, List.of());
  }

  /** The nodes that are there. */
  List<Node> living() {
    return nodes.stream().filter(node -> !node.isGone(at)).toList();
  }
}
