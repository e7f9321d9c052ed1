package io.tidings.access;

import io.tidings.json.Json;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Signs a page in and out. */
@Path("session")
@RequestScoped
public class SessionResource {

  private static final int MOST_BYTES = 4_096;

  @Inject private Callers callers;
  @Inject private Sessions sessions;
  @Context private HttpServletRequest request;

  @POST
  public Response begin(InputStream body) throws IOException {
    if (!(JsonBody.object(body, MOST_BYTES).get("key") instanceof JsonString key)) {
      throw new ProblemException(
          Problem.invalid(List.of(new Violation("key", "must be your API key, a string"))));
    }
    var caller =
        callers
            .byKey(key.getString())
            .orElseThrow(() -> new ProblemException(AccessFilter.notAuthorised()));
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.begin(sessions.begin(caller), request))
        .build();
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String read(@Context SecurityContext security) {
    return Json.createObjectBuilder()
        .add("caller", security.getUserPrincipal().getName())
        .build()
        .toString();
  }

  @DELETE
  public Response end() {
    SessionCookie.tokenOf(request).ifPresent(sessions::end);
    return Response.noContent().header(HttpHeaders.SET_COOKIE, SessionCookie.end(request)).build();
  }
}
