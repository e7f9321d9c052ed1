package io.tidings.live;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.access.session.StreamTickets;
import io.tidings.access.session.TicketRate;
import io.tidings.body.Bodies;
import io.tidings.json.JsonFactory;
import io.tidings.message.SendRequest;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import io.tidings.read.json.Links;
import io.tidings.sandbox.TestFence;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Gives tickets for streams to pages that cannot hold a key. */
@Path("stream-tickets")
@RequestScoped
public class StreamTicketResource {

  private static final int MOST_BYTES = 65_536;
  private static final String FIELD = "correlationIds";

  @Inject private FollowedRequests followed;
  @Inject private StreamTickets tickets;
  @Inject private TicketRate rate;
  @Inject private Bodies bodies;
  @Context private HttpServletRequest request;

  @POST
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public Response issue(@Context UriInfo uri) {
    var body = JsonBody.object(bodies.ofCaller(request, MOST_BYTES));
    var requests = followed.find(CallerRequest.team(request), FIELD, correlationIds(body));
    TestFence.check(requests, request);
    var key = CallerRequest.key(request);
    if (!rate.take(key.caller())) {
      throw StreamRefusal.tooManyTickets(rate.most());
    }
    var issued =
        tickets.issue(
            key,
            CallerRequest.sessionId(request),
            requests.stream().map(SendRequest::correlationId).map(id -> id.value()).toList());
    var json =
        JsonFactory.createObjectBuilder()
            .add("ticket", issued.token())
            .add("expiresAt", issued.expiresAt().toString())
            .add(
                "links",
                JsonFactory.createObjectBuilder()
                    .add("events", Links.under(uri.getBaseUri()).ticket(issued.token())))
            .build();
    return Response.status(Response.Status.CREATED).entity(json.toString()).build();
  }

  private static List<String> correlationIds(JsonObject body) {
    if (body.get(FIELD) instanceof JsonArray array
        && array.stream().allMatch(JsonString.class::isInstance)) {
      return array.getValuesAs(JsonString::getString);
    }
    throw new ProblemException(
        Problem.invalid(
            List.of(new Violation(FIELD, "must be an array of correlationIds, as strings"))));
  }
}
