package io.tidings.read;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.read.json.Links;
import io.tidings.read.json.OutcomesJson;
import io.tidings.read.json.TestJson;
import io.tidings.read.json.TextJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Lists send requests, newest first. */
@Path("messages")
@RequestScoped
public class SendRequestListResource {

  @Inject private SendRequestList list;
  @Context private HttpServletRequest request;

  @GET
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String list(
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri) {
    var team = CallerRequest.team(request);
    var page =
        list.page(
            SendRequestFilter.parse(team, outcome, since, until, cursor, limit),
            CallerRequest.isOfTestKey(request));
    var links = Links.under(uri.getBaseUri());
    var entries = JsonFactory.createArrayBuilder();
    var content = CallerRequest.content(request);
    page.entries().forEach(entry -> entries.add(json(entry, links, content)));
    var json =
        JsonFactory.createObjectBuilder()
            .add("logPosition", page.logPosition())
            .add("sendRequests", entries);
    page.next().ifPresent(next -> json.add("nextCursor", next.encode()));
    return json.build().toString();
  }

  private static JsonObject json(SendRequestPage.Entry entry, Links links, Content content) {
    var request = entry.request();
    var json =
        JsonFactory.createObjectBuilder()
            .add("correlationId", request.correlationId().toString())
            .add("createdAt", request.createdAt().toString())
            .add("recipients", request.recipients())
            .add("outcomes", OutcomesJson.of(entry.outcomes()))
            .add("links", links.of(request.correlationId()));
    TestJson.add(json, request.isTest());
    TextJson.add(json, request, content);
    request.sender().ifPresent(sender -> json.add("sender", sender));
    request.sendAt().ifPresent(sendAt -> json.add("sendAt", sendAt.toString()));
    return json.build();
  }
}
