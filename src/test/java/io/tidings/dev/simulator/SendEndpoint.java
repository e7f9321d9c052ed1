package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** Takes the messages of one request, in either version of the API. */
final class SendEndpoint implements Endpoint {
  private final ApiVersion version;
  private final BiFunction<JsonObject, Instant, Submission> reader;
  private final Intake intake;
  private final int maxDestinations;
  private final Clock clock;

  private SendEndpoint(
      ApiVersion version,
      BiFunction<JsonObject, Instant, Submission> reader,
      Intake intake,
      int maxDestinations,
      Clock clock) {
    this.version = version;
    this.reader = reader;
    this.intake = intake;
    this.maxDestinations = maxDestinations;
    this.clock = clock;
  }

  static SendEndpoint version3(Intake intake, int maxDestinations, Clock clock) {
    return new SendEndpoint(ApiVersion.V3, SubmissionReader::read, intake, maxDestinations, clock);
  }

  static SendEndpoint version2(Intake intake, int maxDestinations, Clock clock) {
    return new SendEndpoint(
        ApiVersion.V2, Version2SubmissionReader::text, intake, maxDestinations, clock);
  }

  static SendEndpoint version2Binary(Intake intake, int maxDestinations, Clock clock) {
    return new SendEndpoint(
        ApiVersion.V2, Version2SubmissionReader::binary, intake, maxDestinations, clock);
  }

  @Override
  public Answer answer(Call call) {
    var submission = reader.apply(call.json(), clock.instant());
    if (submission.destinations() > maxDestinations) {
      var violations = new Violations();
      violations.add("messages", "must not have more than " + maxDestinations + " destinations");
      violations.refuseIfAny();
    }
    intake.refuseUnwanted(submission);
    var messages = intake.take(submission);
    return Answer.json(200, response(submission, messages));
  }

  private JsonObject response(Submission submission, List<Message> messages) {
    var list = JsonText.array();
    messages.forEach(message -> list.add(entry(message, submission.countsAsked())));
    return JsonText.object().add("bulkId", messages.get(0).bulkId()).add("messages", list).build();
  }

  private JsonObjectBuilder entry(Message message, boolean withCount) {
    var json =
        JsonText.object()
            .add("messageId", message.messageId())
            .add("status", message.submitStatus().toJson())
            .add(version == ApiVersion.V3 ? "destination" : "to", message.to());
    if (!withCount || message.text().content() instanceof Content.Binary) {
      return json;
    }
    if (version == ApiVersion.V3) {
      json.add("details", JsonText.object().add("messageCount", message.segments().parts()));
    } else {
      json.add("smsCount", message.segments().parts());
    }
    return json;
  }
}
