package io.tidings.report.look;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.json.JsonFactory;
import io.tidings.message.MessageId;
import io.tidings.problem.Parameters;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.report.call.WebhookCall;
import io.tidings.report.call.WebhookCalls;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows every webhook call, accepted or refused, and runs one through the recorder again. */
@Path("webhook-calls")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WebhookCallsResource {

  @Inject private WebhookCalls calls;
  @Inject private CallContexts contexts;
  @Inject private CallReplay replay;
  @Inject private Attention attention;
  @Context private HttpServletRequest request;

  @GET
  @Needs(Need.OPERATE)
  public String list(
      @QueryParam("accepted") @Nullable String accepted,
      @QueryParam("reason") @Nullable String reason,
      @QueryParam("since") @Nullable String since,
      @QueryParam("messageId") @Nullable String message,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    var filter = FilterReader.read(accepted, reason, since, message, cursor, limit);
    var found = calls.page(filter);
    var page = found.subList(0, Math.min(found.size(), filter.limit()));
    var entries = JsonFactory.createArrayBuilder();
    var content = CallerRequest.content(request);
    var firsts = contexts.firstOf(page);
    page.forEach(call -> entries.add(CallJson.of(call, firsts, content)));
    var json = JsonFactory.createObjectBuilder().add("webhookCalls", entries);
    if (found.size() > page.size()) {
      json.add("nextCursor", page.get(page.size() - 1).id().toString());
    }
    return json.build().toString();
  }

  @GET
  @Needs(Need.OPERATE)
  @Path("attention")
  public String attention(@QueryParam("since") @Nullable String since) {
    var parameters = new Parameters();
    var asked = parameters.instant("since", since);
    parameters.check();
    return attention.since(Optional.ofNullable(asked)).toString();
  }

  @GET
  @Needs(Need.OPERATE)
  @Path("{id}")
  public String read(@PathParam("id") String id) {
    return json(find(id)).toString();
  }

  @POST
  @Needs(Need.OPERATE)
  @Path("{id}/replay")
  public String replay(@PathParam("id") String id) throws Exception {
    var repetition = replay.replay(find(id), CallerRequest.who(request));
    return json(find(repetition.toString())).toString();
  }

  private WebhookCall find(String id) {
    return MessageId.parse(id)
        .flatMap(calls::find)
        .orElseThrow(
            () -> new ProblemException(Problem.notFound("There is no webhook call with this id.")));
  }

  private JsonObject json(WebhookCall call) {
    return CallJson.of(call, contexts.of(call, CallerRequest.content(request)));
  }
}
