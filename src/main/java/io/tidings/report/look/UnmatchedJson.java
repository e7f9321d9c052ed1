package io.tidings.report.look;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.message.Message;
import io.tidings.report.unmatched.UnmatchedReport;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;

/** Renders a report that waits for its message. */
final class UnmatchedJson {

  private UnmatchedJson() {}

  static JsonObject of(UnmatchedReport report, List<Message> suggested, Content content) {
    var suggestions = JsonFactory.createArrayBuilder();
    suggested.forEach(message -> suggestions.add(suggestion(message, content)));
    var json =
        JsonFactory.createObjectBuilder()
            .add("id", report.id().toString())
            .add("webhookCallId", report.callId().toString())
            .add("entry", report.entry())
            .add("receivedAt", report.receivedAt().toString())
            .add("messageId", content.words(report.reportedId()));
    report.recipient().ifPresent(recipient -> json.add("recipient", content.number(recipient)));
    report.callbackData().ifPresent(data -> json.add("callbackData", content.words(data)));
    report.dismissedAt().ifPresent(at -> json.add("dismissedAt", at.toString()));
    report.dismissedBy().ifPresent(caller -> json.add("dismissedBy", caller));
    return json.add("report", content.json(parsed(report.raw())))
        .add("suggestions", suggestions)
        .build();
  }

  private static JsonObject suggestion(Message message, Content content) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("messageId", message.id().toString())
            .add("correlationId", message.correlationId().toString())
            .add("to", content.number(message.recipient().number()));
    message.clientReference().ifPresent(reference -> json.add("clientReference", reference));
    return json.add("status", message.status().name())
        .add("outcome", message.status().outcome().word())
        .build();
  }

  private static JsonObject parsed(String raw) {
    try (var reader = JsonFactory.createReader(new StringReader(raw))) {
      return reader.readObject();
    }
  }
}
