package io.tidings.system;

import io.tidings.json.JsonFactory;
import io.tidings.submit.Pause;
import io.tidings.system.node.Node;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Renders what operators look at, a card each. */
final class SystemJson {

  private SystemJson() {}

  static JsonObjectBuilder submitting(Situation situation) {
    var living = situation.living();
    var paused = living.stream().flatMap(node -> node.pause().stream()).toList();
    var json = JsonFactory.createObjectBuilder();
    NodeJson.addPause(json, paused.stream().min(Comparator.comparing(Pause::since)));
    return json.add("nodes", living.size()).add("pausedNodes", paused.size());
  }

  static JsonObjectBuilder outbox(Situation.Waiting waiting) {
    return JsonFactory.createObjectBuilder()
        .add("waiting", waiting.messages())
        .add("oldestSeconds", waiting.oldest().toSeconds())
        .add("scheduled", waiting.scheduled());
  }

  static JsonObjectBuilder unknown(SystemCards.Quick quick) {
    var json = JsonFactory.createObjectBuilder().add("messages", quick.unknown());
    add(json, "oldestSubmittedAt", quick.oldestUnknown());
    return json;
  }

  static JsonObjectBuilder reports(SystemCards.Quick quick, List<Node> living) {
    var json = JsonFactory.createObjectBuilder();
    add(json, "lastAt", quick.lastReport());
    living.stream()
        .filter(node -> node.silentSince().isPresent())
        .min(Comparator.comparing(node -> node.silentSince().orElseThrow()))
        .ifPresent(
            node -> {
              add(json, "silentSince", node.silentSince());
              json.add("silence", node.silence().orElse(""));
            });
    var refused = JsonFactory.createArrayBuilder();
    quick
        .refused()
        .forEach(
            one ->
                refused.add(
                    JsonFactory.createObjectBuilder()
                        .add("reason", one.reason())
                        .add("calls", one.calls())
                        .add("lastAt", one.last().toString())));
    return json.add("refusedHours", SystemCards.REFUSED_WITHIN.toHours()).add("refused", refused);
  }

  static JsonObjectBuilder logs(SystemCards.Quick quick) {
    var json =
        JsonFactory.createObjectBuilder().add("callsPerMinute", quick.logs().callsPerMinute());
    add(json, "lastAskedAt", quick.logs().askedAt());
    return json.add("nextAt", quick.logs().freeAt().toString())
        .add("lateSeconds", quick.late().toSeconds());
  }

  static JsonObjectBuilder database(DatabaseFacts.Facts facts) {
    return JsonFactory.createObjectBuilder()
        .add("version", facts.version())
        .add("schema", facts.schema())
        .add("bytes", facts.bytes())
        .add("connections", facts.connections())
        .add("mostConnections", facts.mostConnections());
  }

  static JsonArrayBuilder retention(List<Retention.Part> parts) {
    var list = JsonFactory.createArrayBuilder();
    for (var part : parts) {
      var json = JsonFactory.createObjectBuilder().add("what", part.what());
      part.keptFor().ifPresent(keptFor -> json.add("keptFor", keptFor.toString()));
      add(json, "oldestAt", part.oldest());
      add(json, "nextAt", part.next());
      list.add(json);
    }
    return list;
  }

  private static void add(JsonObjectBuilder json, String name, Optional<Instant> moment) {
    moment.ifPresent(at -> json.add(name, at.toString()));
  }
}
