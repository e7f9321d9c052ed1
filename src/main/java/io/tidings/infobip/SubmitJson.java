package io.tidings.infobip;

import io.tidings.infobip.http.InfobipSettings;
import io.tidings.json.JsonFactory;
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
    var options = submission.request().options();
    var messages = JsonFactory.createArrayBuilder();
    submission
        .byText()
        .forEach(
            (text, of) -> messages.add(message(text, of, submission.request(), options, settings)));
    return JsonFactory.createObjectBuilder()
        .add("messages", messages)
        .add("options", chosen(options, OF_THE_CALL).add("includeSmsCountInResponse", true))
        .build();
  }

  /** One text and all who get it. */
  private static JsonObjectBuilder message(
      String text,
      List<Message> messages,
      SendRequest request,
      JsonObject options,
      InfobipSettings settings) {
    var message =
        JsonFactory.createObjectBuilder()
            .add("destinations", destinations(messages))
            .add("content", chosen(options, OF_THE_CONTENT).add("text", text))
            .add("webhooks", webhooks(request, settings));
    request.sender().ifPresent(sender -> message.add("sender", sender));
    var ofTheMessage = chosen(options, OF_THE_MESSAGE).build();
    if (!ofTheMessage.isEmpty()) {
      message.add("options", ofTheMessage);
    }
    return message;
  }

  private static JsonArrayBuilder destinations(List<Message> messages) {
    var destinations = JsonFactory.createArrayBuilder();
    for (var message : messages) {
      var destination =
          JsonFactory.createObjectBuilder()
              .add("to", message.recipient().digits())
              .add("messageId", message.id().toString());
      message.networkId().ifPresent(network -> destination.add("networkId", network));
      destinations.add(destination);
    }
    return destinations;
  }

  private static JsonObjectBuilder chosen(JsonObject options, List<String> names) {
    var chosen = JsonFactory.createObjectBuilder();
    names.stream()
        .filter(options::containsKey)
        .forEach(name -> chosen.add(name, options.get(name)));
    return chosen;
  }

  private static JsonObjectBuilder webhooks(SendRequest request, InfobipSettings settings) {
    var delivery = JsonFactory.createObjectBuilder();
    if (!settings.bySubscription()) {
      delivery.add("url", settings.reportUrl().toString());
    }
    return JsonFactory.createObjectBuilder()
        .add("delivery", delivery.add("intermediateReport", true).add("notify", true))
        .add("contentType", "application/json")
        .add("callbackData", request.correlationId().toString());
  }
}
