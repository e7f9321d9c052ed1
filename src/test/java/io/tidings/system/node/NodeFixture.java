package io.tidings.system.node;

import io.tidings.submit.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Nodes that are well, but for what a test is about. */
public final class NodeFixture {

  private NodeFixture() {}

  public static Node named(String name, Instant startedAt) {
    return of(UUID.randomUUID(), name, startedAt, startedAt, Optional.empty());
  }

  public static Node seen(Node node, Instant at) {
    return of(node.id(), node.name(), node.startedAt(), at, node.pause());
  }

  public static Node paused(String name, Instant at, Pause pause) {
    return of(UUID.randomUUID(), name, at, at, Optional.of(pause));
  }

  /**
   * @param skew of its clock, which has been too much from the start
   * @param answer of the database, which has been slow from the start
   */
  public static Node troubled(String name, Instant at, Duration skew, Duration answer) {
    return new Node(
        UUID.randomUUID(),
        name,
        "0.1.0",
        at,
        at,
        skew,
        Optional.of(at).filter(since -> !skew.isZero()),
        answer,
        Optional.of(at).filter(since -> !answer.isZero()),
        0,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static Node silent(String name, Instant at, Instant since, String why) {
    return new Node(
        UUID.randomUUID(),
        name,
        "0.1.0",
        at,
        at,
        Duration.ZERO,
        Optional.empty(),
        Duration.ofMillis(2),
        Optional.empty(),
        0,
        1,
        Optional.empty(),
        Optional.of(since),
        Optional.of(why));
  }

  private static Node of(
      UUID id, String name, Instant startedAt, Instant seenAt, Optional<Pause> pause) {
    return new Node(
        id,
        name,
        "0.1.0",
        startedAt,
        seenAt,
        Duration.ZERO,
        Optional.empty(),
        Duration.ofMillis(2),
        Optional.empty(),
        0,
        1,
        pause,
        Optional.empty(),
        Optional.empty());
  }
}
