package io.tidings.access.admin;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.access.session.OwnSessions;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Lists and ends the sessions of the key that one calls with, or signed in with. */
@Path("sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {

  @Inject private OwnSessions sessions;
  @Context private HttpServletRequest request;

  @GET
  @Needs(Need.CALLER)
  public String list() {
    return SessionJson.of(
        sessions.of(CallerRequest.key(request)), CallerRequest.sessionId(request));
  }

  @DELETE
  @Needs(Need.CALLER)
  public Response endAll() {
    var key = CallerRequest.key(request);
    sessions.endAll(key.id(), key.hash(), CallerRequest.who(request));
    return Response.noContent().build();
  }

  /** Those of others are as unknown as those that never were. */
  @DELETE
  @Path("{sessionId}")
  @Needs(Need.CALLER)
  public Response end(@PathParam("sessionId") String id) {
    if (!sessions.end(uuid(id), CallerRequest.key(request), CallerRequest.who(request))) {
      throw unknown();
    }
    return Response.noContent().build();
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException noId) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.notFound("You have no session with this id."));
  }
}
