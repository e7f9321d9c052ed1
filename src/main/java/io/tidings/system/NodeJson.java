package io.tidings.system;

import io.tidings.json.JsonFactory;
import io.tidings.submit.Pause;
import io.tidings.system.node.Node;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/** Renders nodes, and whether they submit. */
final class NodeJson {

  private NodeJson() {}

  /**
   * @param here whether it is the one that answers
   */
  static JsonObjectBuilder of(Node node, Instant now, boolean here) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("id", node.id().toString())
            .add("name", node.name())
            .add("version", node.version())
            .add("here", here)
            .add("gone", node.isGone(now))
            .add("startedAt", node.startedAt().toString())
            .add("lastSeenAt", node.seenAt().toString())
            .add("clockSkewMillis", node.skew().toMillis())
            .add("databaseMillis", node.answer().toMillis())
            .add("connections", node.connections())
            .add("streams", node.streams());
    addPause(json, node.pause());
    return json;
  }

  /** The state of one that submits, or why it does not. */
  static void addPause(JsonObjectBuilder json, Optional<Pause> pause) {
    json.add("submitting", pause.isEmpty());
    pause.ifPresent(
        why -> {
          json.add("cause", why.cause()).add("reason", why.reason());
          why.status().ifPresent(status -> json.add("status", status));
          json.add("since", why.since().toString()).add("nextProbeAt", why.probeAt().toString());
        });
  }
}
