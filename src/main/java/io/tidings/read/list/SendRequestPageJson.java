package io.tidings.read.list;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.read.json.Links;
import io.tidings.read.json.OutcomesJson;
import io.tidings.read.json.TestJson;
import io.tidings.read.json.TextJson;
import jakarta.json.JsonObject;

/** Renders a page of a list of send requests. */
final class SendRequestPageJson {

  private SendRequestPageJson() {}

  static JsonObject of(SendRequestPage page, Links links, Content content) {
    var entries = JsonFactory.createArrayBuilder();
    page.entries().forEach(entry -> entries.add(json(entry, links, content)));
    var json =
        JsonFactory.createObjectBuilder()
            .add("logPosition", page.logPosition())
            .add("sendRequests", entries);
    page.next().ifPresent(next -> json.add("nextCursor", next.encode()));
    return json.build();
  }

  private static JsonObject json(SendRequestPage.Entry entry, Links links, Content content) {
    var request = entry.request();
    var json =
        JsonFactory.createObjectBuilder()
            .add("correlationId", request.correlationId().toString())
            .add("createdAt", request.createdAt().toString())
            .add("recipients", request.recipients())
            .add("outcomes", OutcomesJson.of(entry.outcomes()))
            .add("links", links.of(request.correlationId()));
    TestJson.add(json, request.isTest());
    TextJson.add(json, request, content);
    request.sender().ifPresent(sender -> json.add("sender", sender));
    request.sendAt().ifPresent(sendAt -> json.add("sendAt", sendAt.toString()));
    return json.build();
  }
}
