package io.tidings.send;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.body.Bodies;
import io.tidings.json.JsonFactory;
import io.tidings.message.CorrelationId;
import io.tidings.problem.Fields;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import io.tidings.read.json.Links;
import io.tidings.send.body.SendAt;
import io.tidings.submit.OutboxRelay;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

/** Sends at another time, or not at all, what nobody has begun to submit. */
@Path("messages/{correlationId}/schedule")
@RequestScoped
public class ScheduleResource {

  private static final System.Logger LOG = System.getLogger(ScheduleResource.class.getName());
  private static final int MOST_BYTES = 1 << 10;

  @Inject private Schedule schedule;
  @Inject private OutboxRelay relay;
  @Inject private Clock clock;
  @Inject private Bodies bodies;
  @Context private HttpServletRequest request;

  @PUT
  @Needs(Need.SEND)
  public Response move(@PathParam("correlationId") String id, @Context UriInfo uri) {
    var correlationId = read(id);
    var sendAt = sendAt();
    var outcome = schedule.move(correlationId, sendAt, CallerRequest.who(request));
    if (outcome != ScheduleOutcome.DONE) {
      return refusal(outcome).toResponse();
    }
    relay.nudge();
    LOG.log(Level.INFO, "send request {0} is now scheduled for {1}", correlationId, sendAt);
    var json =
        JsonFactory.createObjectBuilder()
            .add("correlationId", correlationId.toString())
            .add("sendAt", sendAt.toString())
            .add("links", Links.under(uri.getBaseUri()).of(correlationId))
            .build();
    return Response.ok(json.toString(), MediaType.APPLICATION_JSON_TYPE).build();
  }

  @DELETE
  @Needs(Need.SEND)
  public Response cancel(@PathParam("correlationId") String id) {
    var correlationId = read(id);
    var who = CallerRequest.who(request);
    var outcome = schedule.cancel(correlationId, who);
    if (outcome == ScheduleOutcome.DONE) {
      LOG.log(Level.INFO, "send request {0} was cancelled by {1}", correlationId, who.caller());
    }
    return outcome == ScheduleOutcome.DONE || outcome == ScheduleOutcome.CANCELLED
        ? Response.noContent().build()
        : refusal(outcome).toResponse();
  }

  private static CorrelationId read(String id) {
    return CorrelationId.parse(id)
        .orElseThrow(() -> new ProblemException(Problem.unknownSendRequest()));
  }

  private Instant sendAt() {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(JsonBody.object(bodies.ofCaller(request, MOST_BYTES)), violations);
    var now = clock.instant();
    fields.know(Set.of(SendAt.FIELD));
    fields.require(SendAt.FIELD);
    var sendAt = SendAt.read(fields, now);
    if (sendAt.isPresent() && SendAt.isPast(sendAt.get(), now)) {
      violations.add(SendAt.PASSED);
    }
    if (!violations.isEmpty()) {
      throw new ProblemException(Problem.invalid(violations));
    }
    return sendAt.orElseThrow();
  }

  private static Problem refusal(ScheduleOutcome outcome) {
    return switch (outcome) {
      case UNKNOWN, DONE -> Problem.unknownSendRequest();
      case NOT_SCHEDULED ->
          Problem.of(
              outcome.slug(),
              409,
              "The send request has no time to send",
              "It was to be sent at once; nothing was changed.");
      case CANCELLED ->
          Problem.of(
              outcome.slug(),
              409,
              "The send request is cancelled",
              "Send it anew; nothing was changed.");
      case TOO_LATE ->
          Problem.of(
              outcome.slug(),
              409,
              "It is too late to change the send request",
              "At least one of its messages is being submitted or was; nothing was changed.");
    };
  }
}
