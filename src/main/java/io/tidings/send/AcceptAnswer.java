package io.tidings.send;

import io.tidings.json.JsonFactory;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.message.Status;
import io.tidings.problem.Problem;
import io.tidings.read.json.Links;
import io.tidings.read.json.TestJson;
import io.tidings.send.accept.AcceptOutcome;
import io.tidings.send.body.SendAt;
import io.tidings.send.limit.DayQuota;
import io.tidings.send.limit.LimitHeaders;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Answers a caller who wants to send. */
final class AcceptAnswer {

  private static final Duration SOON = Duration.ofSeconds(1);

  private AcceptAnswer() {}

  /**
   * @param base of the API, with a slash at its end
   */
  static Response of(AcceptOutcome outcome, URI base) {
    if (outcome instanceof AcceptOutcome.Stored stored) {
      return accepted(stored.request(), stored.messages(), base).build();
    }
    if (outcome instanceof AcceptOutcome.Replayed replayed) {
      return accepted(replayed.request(), replayed.messages(), base)
          .header("Idempotency-Replayed", true)
          .build();
    }
    if (outcome instanceof AcceptOutcome.OverQuota over) {
      return overQuota(over.left());
    }
    if (outcome instanceof AcceptOutcome.TimePassed) {
      return Problem.invalid(List.of(SendAt.PASSED)).toResponse();
    }
    if (outcome instanceof AcceptOutcome.Busy) {
      return busy();
    }
    if (outcome instanceof AcceptOutcome.Unavailable) {
      return unavailable();
    }
    return outcome instanceof AcceptOutcome.Conflicting ? keyReused() : keyInProgress();
  }

  private static ResponseBuilder accepted(SendRequest request, List<Message> messages, URI base) {
    return Response.accepted(json(request, messages, base).toString())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .location(base.resolve("messages/" + request.correlationId()));
  }

  /** Says of each message how it began, so that a replayed answer is the first one. */
  private static JsonObject json(SendRequest request, List<Message> messages, URI base) {
    var first = request.sendAt().isPresent() ? Status.SCHEDULED : Status.QUEUED;
    var array = JsonFactory.createArrayBuilder();
    for (var message : messages) {
      var json =
          JsonFactory.createObjectBuilder()
              .add("id", message.id().toString())
              .add("to", message.recipient().number())
              .add("status", first.name())
              .add("outcome", first.outcome().word());
      message.clientReference().ifPresent(name -> json.add("clientReference", name));
      array.add(json);
    }
    var json =
        JsonFactory.createObjectBuilder().add("correlationId", request.correlationId().toString());
    TestJson.add(json, request.isTest());
    return json.add("messages", array)
        .add("links", Links.under(base).of(request.correlationId()))
        .build();
  }

  private static Response keyReused() {
    return Problem.of(
            "idempotency-key-reused",
            422,
            "The idempotency key was used for another send request",
            "Use a key of its own for each send request; nothing was stored.")
        .toResponse();
  }

  private static Response keyInProgress() {
    var problem =
        Problem.of(
            "idempotency-key-in-progress",
            409,
            "A call with this idempotency key has not ended yet",
            "Call again soon for its answer; this call stored nothing.");
    return LimitHeaders.retryAfter(problem.toResponse(), SOON);
  }

  private static Response busy() {
    var problem =
        Problem.of(
            "busy",
            503,
            "Too many send requests at once",
            "More wait to be stored than can be soon; this call stored nothing.");
    return LimitHeaders.retryAfter(problem.toResponse(), SOON);
  }

  private static Response unavailable() {
    var problem =
        Problem.of(
            "not-stored",
            503,
            "The send request could not be stored",
            "The database did not answer in time. Call again soon, with the same idempotency key if"
                + " there was one: this call may have stored it.");
    return LimitHeaders.retryAfter(problem.toResponse(), SOON);
  }

  /** For who calls too often. */
  static Response tooManyRequests(int limit) {
    var problem =
        Problem.of(
            "too-many-requests",
            429,
            "Too many send requests",
            "At most %d a second may be made with this key; nothing was stored.".formatted(limit));
    return LimitHeaders.retryAfter(problem.toResponse(), SOON);
  }

  private static Response overQuota(DayQuota quota) {
    var problem =
        Problem.of(
            "daily-limit-reached",
            429,
            "The daily limit of messages is reached",
            "At most %d messages a day (UTC) may be sent with this key, and %d of them are left today; nothing was stored."
                .formatted(quota.limit(), quota.left()));
    return LimitHeaders.retryAfter(problem.toResponse(), quota.untilNextDay());
  }
}
