package io.tidings.access.admin;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Caller;
import io.tidings.access.key.Callers;
import io.tidings.access.key.Keys;
import io.tidings.access.key.Teams;
import io.tidings.access.session.OwnSessions;
import io.tidings.audit.Who;
import io.tidings.body.Bodies;
import io.tidings.json.JsonFactory;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes, lists and revokes keys. A key itself is shown once, when it is made. */
@Path("keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

  private static final int MOST_BYTES = 4_096;

  @Inject private Keys keys;
  @Inject private Teams teams;
  @Inject private Callers callers;
  @Inject private OwnSessions sessions;
  @Inject private Bodies bodies;
  @Inject private Clock clock;
  @Context private HttpServletRequest request;

  @POST
  @Needs(Need.ADMIN)
  public Response make(@Context UriInfo uri) {
    var body = JsonBody.object(bodies.ofCaller(request, MOST_BYTES));
    var wanted = NewKeyBody.read(body, clock.instant(), team(), teams::exists);
    var made = keys.make(wanted.caller(), wanted.scopes(), wanted.expiresAt(), wanted.test(), by());
    var json = KeyJson.of(made.entry()).add("key", made.text()).build();
    return Response.status(Response.Status.CREATED)
        .header(
            HttpHeaders.LOCATION, uri.getBaseUri().getRawPath() + "keys/" + json.getString("id"))
        .entity(json.toString())
        .build();
  }

  @GET
  @Needs(Need.ADMIN)
  public String list() {
    var list = JsonFactory.createArrayBuilder();
    keys.all(team()).forEach(entry -> list.add(KeyJson.of(entry)));
    return JsonFactory.createObjectBuilder().add("keys", list).build().toString();
  }

  @GET
  @Path("{keyId}")
  @Needs(Need.ADMIN)
  public String read(@PathParam("keyId") String id) {
    return keys.find(team(), id)
        .map(entry -> KeyJson.of(entry).build().toString())
        .orElseThrow(KeysResource::unknown);
  }

  @DELETE
  @Path("{keyId}")
  @Needs(Need.ADMIN)
  public Response revoke(@PathParam("keyId") String id) {
    if (!keys.revoke(team(), id, by())) {
      throw unknown();
    }
    return Response.noContent().build();
  }

  /** Whoever holds a key ends its own at {@code /api/sessions}. */
  @DELETE
  @Path("{keyId}/sessions")
  @Needs(Need.ADMIN)
  public Response endSessions(@PathParam("keyId") String id) {
    hash(id).ifPresent(of -> sessions.endAll(id, of, by()));
    return Response.noContent().build();
  }

  /** A key that is dead has none. */
  @GET
  @Path("{keyId}/sessions")
  @Needs(Need.ADMIN)
  public String sessions(@PathParam("keyId") String id) {
    return SessionJson.of(
        hash(id).map(sessions::ofHash).orElse(List.of()), CallerRequest.sessionId(request));
  }

  /** Empty for a key that was made and is dead. */
  private Optional<byte[]> hash(String id) {
    var hash =
        callers.byId(id).filter(this::administers).map(AccessKey::hash).or(() -> hashOfSubject(id));
    if (hash.isEmpty() && keys.find(team(), id).isEmpty()) {
      throw unknown();
    }
    return hash;
  }

  /** Of whom only their sessions are known, and not their team. */
  private Optional<byte[]> hashOfSubject(String id) {
    return team().equals(Caller.DEFAULT_TEAM) ? AccessKey.hashOfSubject(id) : Optional.empty();
  }

  private boolean administers(AccessKey key) {
    return team().equals(Caller.DEFAULT_TEAM) || team().equals(key.caller().team());
  }

  /** Of the administrator who calls. */
  private String team() {
    return CallerRequest.team(request);
  }

  private Who by() {
    return CallerRequest.who(request);
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.notFound("There is no key with this id."));
  }
}
