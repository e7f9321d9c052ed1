package io.tidings.read.json;

import io.tidings.content.Content;
import io.tidings.infobip.words.Explanation;
import io.tidings.json.JsonFactory;
import io.tidings.message.Attempt;
import io.tidings.message.Message;
import io.tidings.message.Status;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Renders a message as it stands. */
public final class MessageJson {

  private MessageJson() {}

  public static JsonObject of(Message message, Content content) {
    var status = message.status();
    var json =
        JsonFactory.createObjectBuilder()
            .add("id", message.id().toString())
            .add("to", content.number(message.recipient().number()));
    message.clientReference().ifPresent(reference -> json.add("clientReference", reference));
    message.networkId().ifPresent(network -> json.add("networkId", network));
    TestJson.add(json, message.isTest());
    json.add("status", status.name())
        .add("outcome", status.outcome().word())
        .add("final", status.isFinal())
        .add("corrected", message.corrected());
    ProviderJson.addStatus(json, status);
    ProviderJson.addError(json, message.error());
    addExplanation(json, message);
    addFacts(json, message);
    return json.build();
  }

  /** While nothing is known of a message but what was tried, that is what there is to tell. */
  private static void addExplanation(JsonObjectBuilder json, Message message) {
    var status = message.status();
    var attempt =
        status.rank() == Status.Rank.QUEUED ? message.attempt() : Optional.<Attempt>empty();
    if (attempt.isPresent()) {
      json.add("attempt", attempt.get().word());
      message.attemptReason().ifPresent(reason -> json.add("reason", reason));
      ExplanationJson.add(
          json, AttemptWords.ofLast(attempt.get(), status.outcome(), message.attemptReason()));
    } else {
      ExplanationJson.add(json, Explanation.of(status, message.error(), message.price()));
    }
  }

  private static void addFacts(JsonObjectBuilder json, Message message) {
    message.segments().ifPresent(segments -> json.add("segments", segments));
    message.price().ifPresent(p -> ProviderJson.addPrice(json, p, message.segments()));
    message.mccMnc().ifPresent(network -> json.add("mccMnc", network));
    message.submittedAt().ifPresent(at -> json.add("submittedAt", at.toString()));
    message.doneAt().ifPresent(at -> json.add("doneAt", at.toString()));
    if (message.doneAtIsArrival()) {
      json.add("doneAtIsArrival", true);
    }
  }
}
