package io.tidings.infobip;

import io.tidings.infobip.http.InfobipSettings;
import io.tidings.json.Json;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * Writes the body of {@code POST /sms/3/messages}. The options of a send request have Infobip's
 * names already; here is where each of them belongs.
 */
final class SubmitJson {

  private static final List<String> OF_THE_CONTENT = List.of("transliteration", "language");
  private static final List<String> OF_THE_MESSAGE =
      List.of(
          "platform",
          "validityPeriod",
          "deliveryTimeWindow",
          "campaignReferenceId",
          "flash",
          "regional");
  private static final List<String> OF_THE_CALL = List.of("tracking", "conversionTracking");

  private SubmitJson() {}

  static JsonObject of(Submission submission, InfobipSettings settings) {
    var request = submission.request();
    var options = request.options();
    var message =
        Json.createObjectBuilder()
            .add("destinations", destinations(submission.messages()))
            .add("content", content(request, options))
            .add("webhooks", webhooks(request, settings));
    request.sender().ifPresent(sender -> message.add("sender", sender));
    var ofTheMessage = chosen(options, OF_THE_MESSAGE).build();
    if (!ofTheMessage.isEmpty()) {
      message.add("options", ofTheMessage);
    }
    return Json.createObjectBuilder()
        .add("messages", Json.createArrayBuilder().add(message))
        .add("options", chosen(options, OF_THE_CALL).add("includeSmsCountInResponse", true))
        .build();
  }

  private static JsonArrayBuilder destinations(List<Message> messages) {
    var destinations = Json.createArrayBuilder();
    for (var message : messages) {
      var destination =
          Json.createObjectBuilder()
              .add("to", message.recipient().digits())
              .add("messageId", message.id().toString());
      message.networkId().ifPresent(network -> destination.add("networkId", network));
      destinations.add(destination);
    }
    return destinations;
  }

  private static JsonObjectBuilder content(SendRequest request, JsonObject options) {
    return chosen(options, OF_THE_CONTENT).add("text", request.text());
  }

  private static JsonObjectBuilder chosen(JsonObject options, List<String> names) {
    var chosen = Json.createObjectBuilder();
    names.stream()
        .filter(options::containsKey)
        .forEach(name -> chosen.add(name, options.get(name)));
    return chosen;
  }

  private static JsonObjectBuilder webhooks(SendRequest request, InfobipSettings settings) {
    var delivery = Json.createObjectBuilder();
    if (!settings.bySubscription()) {
      delivery.add("url", settings.reportUrl().toString());
    }
    return Json.createObjectBuilder()
        .add("delivery", delivery.add("intermediateReport", true).add("notify", true))
        .add("contentType", "application/json")
        .add("callbackData", request.correlationId().toString());
  }
}
