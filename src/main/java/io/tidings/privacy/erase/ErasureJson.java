package io.tidings.privacy.erase;

import io.tidings.json.JsonFactory;
import io.tidings.problem.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Erasures and why there is none, as callers see them. */
final class ErasureJson {

  private ErasureJson() {}

  static JsonObject of(Erasure erasure) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("id", erasure.id().toString())
            .add("state", erasure.isDone() ? "done" : "running")
            .add("askedAt", erasure.askedAt().toString())
            .add("askedBy", erasure.askedBy());
    add(json, "begunAt", erasure.begunAt());
    add(json, "finishedAt", erasure.finishedAt());
    json.add("pseudonym", erasure.pseudonym()).add("erased", counts(erasure.counts()));
    json.add("passedOver", erasure.counts().passedOver());
    if (!erasure.lastMessage().equals(Erasure.NO_MESSAGE)) {
      json.add("lastMessageId", erasure.lastMessage().toString());
    }
    if (erasure.digest() != null) {
      json.add("digest", HexFormat.of().formatHex(erasure.digest()));
    }
    if (erasure.statistics() != null) {
      json.add("statisticsNotRenewed", erasure.statistics());
    }
    return json.build();
  }

  /** A page of them; one more than the limit is not shown but tells that there is a next page. */
  static JsonObject of(List<Erasure> found, int limit) {
    var page = found.subList(0, Math.min(found.size(), limit));
    var list = JsonFactory.createArrayBuilder();
    page.forEach(erasure -> list.add(of(erasure)));
    var json = JsonFactory.createObjectBuilder().add("erasures", list);
    if (found.size() > page.size()) {
      json.add("nextCursor", page.get(page.size() - 1).id().toString());
    }
    return json.build();
  }

  private static JsonObjectBuilder counts(Erasure.Counts counts) {
    return JsonFactory.createObjectBuilder()
        .add("messages", counts.messages())
        .add("texts", counts.texts())
        .add("sendRequests", counts.sendRequests())
        .add("labels", counts.labels())
        .add("events", counts.events())
        .add("webhookCalls", counts.webhookCalls())
        .add("unmatchedReports", counts.unmatched());
  }

  private static void add(JsonObjectBuilder json, String name, @Nullable Instant time) {
    if (time != null) {
      json.add(name, time.toString());
    }
  }

  /** A problem that names messages which have not ended. */
  static JsonObject of(Asked.Refused refused) {
    var problem =
        Problem.of(
            Asked.NOT_FINAL,
            409,
            "Messages to this number have not ended",
            ("%d messages to this number have not ended: wait for their reports, and cancel or wait"
                    + " for those that are scheduled. Nothing was changed.")
                .formatted(refused.count()));
    var messages = JsonFactory.createArrayBuilder();
    refused
        .first()
        .forEach(
            message ->
                messages.add(
                    JsonFactory.createObjectBuilder()
                        .add("correlationId", message.correlationId().toString())
                        .add("id", message.id().toString())
                        .add("status", message.status())));
    try (var reader = JsonFactory.createReader(new StringReader(problem.toJson()))) {
      return JsonFactory.createObjectBuilder(reader.readObject())
          .add("count", refused.count())
          .add("messages", messages)
          .build();
    }
  }
}
