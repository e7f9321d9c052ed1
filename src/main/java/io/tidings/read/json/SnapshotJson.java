package io.tidings.read.json;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.message.Outcome;
import io.tidings.message.SendRequest;
import io.tidings.message.Snapshot;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** Renders a send request with all its messages, true at {@code logPosition}. */
public final class SnapshotJson {

  private SnapshotJson() {}

  public static JsonObject of(Snapshot snapshot, Content content) {
    var counts =
        snapshot.messages().stream()
            .collect(groupingBy(message -> message.status().outcome(), counting()));
    var messages = JsonFactory.createArrayBuilder();
    snapshot.messages().forEach(message -> messages.add(MessageJson.of(message, content)));
    return head(snapshot.request(), snapshot.place(), snapshot.isFinal(), counts)
        .add("messages", messages)
        .build();
  }

  /** All but the messages themselves. */
  public static JsonObjectBuilder head(SendRequest request, RenderedMessages messages) {
    return head(request, messages.place(), messages.isFinal(), messages.outcomes());
  }

  private static JsonObjectBuilder head(
      SendRequest request, long place, boolean isFinal, Map<Outcome, Long> outcomes) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("correlationId", request.correlationId().toString())
            .add("createdAt", request.createdAt().toString());
    TestJson.add(json, request.isTest());
    request.sendAt().ifPresent(sendAt -> json.add("sendAt", sendAt.toString()));
    return json.add("logPosition", place)
        .add("final", isFinal)
        .add("outcomes", OutcomesJson.of(outcomes));
  }
}
