package io.tidings.access;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Scope;
import io.tidings.access.oidc.SingleSignOn;
import io.tidings.access.session.SessionCookie;
import io.tidings.access.session.SignIns;
import io.tidings.access.session.Whereabouts;
import io.tidings.body.Bodies;
import io.tidings.infobip.http.InfobipSettings;
import io.tidings.json.JsonFactory;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** Signs a page in, by key or by single sign-on, and out. */
@Path("session")
@RequestScoped
public class SessionResource {

  private static final int MOST_BYTES = 4_096;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Inject private KeyCheck keys;
  @Inject private SignIns signIns;
  @Inject private SingleSignOn signOn;
  @Inject private Bodies bodies;
  @Inject private InfobipSettings infobip;
  @Context private HttpServletRequest request;

  @POST
  @Needs(Need.NOTHING)
  public Response begin() {
    refuseForeignPages();
    if (!(JsonBody.object(jsonBody()).get("key") instanceof JsonString key)) {
      throw new ProblemException(
          Problem.invalid(List.of(new Violation("key", "must be your API key, a string"))));
    }
    var identity = keys.check(key.getString(), request, KeyCheck.Use.SIGN_IN);
    var why = identity.refusal(Need.CALLER);
    if (why.isPresent()) {
      signIns.refused(keys.addressOf(request), why.get().slug());
      throw refused(why.get());
    }
    return begun(((Identity.Known) identity).key());
  }

  /** The browser has one session, so that of before ends. */
  private Response begun(AccessKey key) {
    endSession();
    var from = Whereabouts.of(keys.addressOf(request), request.getHeader(HttpHeaders.USER_AGENT));
    var token = signIns.begin(key, from);
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.begin(token, request))
        .build();
  }

  /** Whether people can sign in without a key, for the page to offer it. */
  @GET
  @Path("oidc")
  @Needs(Need.NOTHING)
  @Produces(MediaType.APPLICATION_JSON)
  public String signOnName() {
    var json = JsonFactory.createObjectBuilder();
    signOn.name().ifPresentOrElse(name -> json.add("name", name), () -> json.addNull("name"));
    return json.build().toString();
  }

  @POST
  @Path("oidc")
  @Needs(Need.NOTHING)
  @Produces(MediaType.APPLICATION_JSON)
  public Response beginSignOn() {
    refuseForeignPages();
    var begun = signOn.begin(request);
    var json = JsonFactory.createObjectBuilder().add("location", begun.wayIn().toString());
    return Response.ok(json.build().toString())
        .header(HttpHeaders.SET_COOKIE, begun.cookie())
        .build();
  }

  /** With what the provider sent the browser back with. */
  @POST
  @Path("oidc/answer")
  @Needs(Need.NOTHING)
  public Response finishSignOn() {
    refuseForeignPages();
    var answer = JsonBody.object(jsonBody());
    var begun = begun(signedOn(answer));
    return Response.fromResponse(begun).header(HttpHeaders.SET_COOKIE, signOn.end(request)).build();
  }

  private AccessKey signedOn(JsonObject answer) {
    try {
      return signOn.finish(request, answer);
    } catch (ProblemException refusal) {
      signIns.refused(keys.addressOf(request), refusal.problem().slug());
      throw refusal;
    }
  }

  @GET
  @Needs(Need.CALLER)
  @Produces(MediaType.APPLICATION_JSON)
  public String read() {
    var key = CallerRequest.key(request);
    var scopes = JsonFactory.createArrayBuilder();
    key.scopes().forEach(scope -> scopes.add(scope.word()));
    return JsonFactory.createObjectBuilder()
        .add("team", key.caller().team())
        .add("caller", key.caller().name())
        .add("scopes", scopes)
        .add("operator", key.may(Scope.OPERATE))
        .add("test", key.test())
        .add("simulator", key.test() || infobip.simulator())
        .build()
        .toString();
  }

  @DELETE
  @Needs(Need.NOTHING)
  public Response end() {
    refuseForeignPages();
    endSession();
    return Response.noContent().header(HttpHeaders.SET_COOKIE, SessionCookie.end(request)).build();
  }

  private void endSession() {
    SessionCookie.tokenOf(request).ifPresent(token -> signIns.end(token, keys.addressOf(request)));
  }

  private byte[] jsonBody() {
    if (JsonContent.isMissing(request)) {
      throw refused(AccessProblems.jsonOnly());
    }
    return bodies.ofStranger(request, MOST_BYTES, LONGEST, keys.addressOf(request));
  }

  private void refuseForeignPages() {
    if (ForeignPage.makes(request)) {
      throw refused(AccessProblems.foreignOrigin());
    }
  }

  private static WebApplicationException refused(Problem why) {
    return new WebApplicationException(why.title(), AccessProblems.response(why));
  }
}
