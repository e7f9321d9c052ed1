package io.tidings.read;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.tidings.json.Json;
import io.tidings.message.Snapshot;
import jakarta.json.JsonObject;

/** Renders a send request with all its messages, true at {@code logPosition}. */
public final class SnapshotJson {

  private SnapshotJson() {}

  public static JsonObject of(Snapshot snapshot) {
    var counts =
        snapshot.messages().stream()
            .collect(groupingBy(message -> message.status().outcome(), counting()));
    var messages = Json.createArrayBuilder();
    snapshot.messages().forEach(message -> messages.add(MessageJson.of(message)));
    var json =
        Json.createObjectBuilder()
            .add("correlationId", snapshot.request().correlationId().toString())
            .add("createdAt", snapshot.request().createdAt().toString());
    snapshot.request().sendAt().ifPresent(sendAt -> json.add("sendAt", sendAt.toString()));
    return json.add("logPosition", snapshot.logPosition())
        .add("final", snapshot.isFinal())
        .add("outcomes", OutcomesJson.of(counts))
        .add("messages", messages)
        .build();
  }
}
