package io.tidings.infobip;

import io.tidings.message.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** Writes the body of {@code POST /sms/3/messages}. */
final class SubmitJson {

  private SubmitJson() {}

  static JsonObject of(Submission submission, InfobipSettings settings) {
    var destinations = Json.createArrayBuilder();
    for (Message message : submission.messages()) {
      destinations.add(
          Json.createObjectBuilder()
              .add("to", message.recipient().digits())
              .add("messageId", message.id().toString()));
    }
    var message =
        Json.createObjectBuilder()
            .add("destinations", destinations)
            .add("content", Json.createObjectBuilder().add("text", submission.text()))
            .add("webhooks", webhooks(submission, settings));
    if (submission.sender() != null) {
      message.add("sender", submission.sender());
    }
    return Json.createObjectBuilder()
        .add("messages", Json.createArrayBuilder().add(message))
        .add("options", Json.createObjectBuilder().add("includeSmsCountInResponse", true))
        .build();
  }

  private static JsonObject webhooks(Submission submission, InfobipSettings settings) {
    return Json.createObjectBuilder()
        .add(
            "delivery",
            Json.createObjectBuilder()
                .add("url", settings.reportUrl().toString())
                .add("intermediateReport", true)
                .add("notify", true))
        .add("contentType", "application/json")
        .add("callbackData", submission.correlationId().toString())
        .build();
  }
}
