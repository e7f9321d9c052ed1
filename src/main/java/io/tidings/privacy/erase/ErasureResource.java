package io.tidings.privacy.erase;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.body.Bodies;
import io.tidings.message.MessageId;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Parameters;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.pseudonym.Pseudonym;
import io.tidings.pseudonym.PseudonymSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Erases a person in all teams, and tells how far that is. It is asked with a body: no number is in
 * a URL.
 */
@Path("erasures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ErasureResource {

  private static final int MOST_BYTES = 4_096;
  private static final int MOST_LISTED = 200;
  private static final String CURSOR_RULE = "must be the nextCursor of a page before";

  @Inject private Erasures erasures;
  @Inject private PseudonymSettings settings;
  @Inject private Bodies bodies;
  @Context private HttpServletRequest request;

  @POST
  @Needs(value = Need.PRIVACY, ofAllTeams = true)
  public Response ask(@Context UriInfo uri) {
    var recipient = ErasureBody.read(JsonBody.object(bodies.ofCaller(request, MOST_BYTES)));
    var key = settings.bytes().orElseThrow(() -> new ProblemException(noKey()));
    var who = CallerRequest.who(request);
    var asked = erasures.ask(recipient, Pseudonym.of(recipient.number(), key), who);
    if (asked instanceof Asked.Taken taken) {
      return Response.accepted(ErasureJson.of(taken.erasure()).toString())
          .location(uri.getBaseUri().resolve("erasures/" + taken.erasure().id()))
          .build();
    }
    return Response.status(Response.Status.CONFLICT)
        .type(Problem.MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(ErasureJson.of((Asked.Refused) asked).toString())
        .build();
  }

  @GET
  @Needs(value = Need.PRIVACY, ofAllTeams = true)
  public String list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    var parameters = new Parameters();
    var before =
        Optional.ofNullable(
            parameters.read("cursor", cursor, CURSOR_RULE, ErasureResource::cursor));
    int most = parameters.limit(limit, MOST_LISTED);
    parameters.check();
    return ErasureJson.of(erasures.page(before, most), most).toString();
  }

  private static UUID cursor(String text) {
    return MessageId.parse(text).orElseThrow(IllegalArgumentException::new);
  }

  @GET
  @Needs(value = Need.PRIVACY, ofAllTeams = true)
  @Path("{id}")
  public String read(@PathParam("id") String id) {
    return MessageId.parse(id)
        .flatMap(erasures::find)
        .map(erasure -> ErasureJson.of(erasure).toString())
        .orElseThrow(
            () -> new ProblemException(Problem.notFound("There is no erasure with this id.")));
  }

  private static Problem noKey() {
    return Problem.of(
        "no-pseudonym-key",
        409,
        "Nobody can be erased here yet",
        "Set %s to a secret of 32 characters or more, and keep it. Nothing was changed."
            .formatted(PseudonymSettings.KEY));
  }
}
