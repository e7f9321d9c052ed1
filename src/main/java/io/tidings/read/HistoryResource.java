package io.tidings.read;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.message.record.EventLog;
import io.tidings.message.record.MessageRepository;
import io.tidings.read.json.Links;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Tells the history of all messages of a send request, page by page. */
@Path("messages/{correlationId}/history")
@RequestScoped
public class HistoryResource {

  @Inject private MessageRepository requests;
  @Inject private EventLog log;
  @Inject private History history;
  @Context private HttpServletRequest request;

  @GET
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String read(
      @PathParam("correlationId") String id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri) {
    var place = HistoryPlace.parse(cursor, limit);
    var correlationId = SendRequestResource.find(requests, request, id).correlationId();
    var team = CallerRequest.team(request);
    var head = log.headOf(team);
    var page = history.of(correlationId, place.from(log, team, correlationId), head.seq());
    var links = Links.under(uri.getBaseUri());
    var json =
        JsonFactory.createObjectBuilder()
            .add("correlationId", correlationId.toString())
            .add("logPosition", head.place());
    var next = links.from(correlationId);
    page.nextPlace()
        .ifPresent(seq -> next.add("next", next(links.history(correlationId, seq), limit)));
    return withPage(json, page, CallerRequest.content(request))
        .add("links", next)
        .build()
        .toString();
  }

  static JsonObjectBuilder withPage(JsonObjectBuilder json, HistoryPage page, Content content) {
    json.add("events", page.json(content));
    page.nextPlace().ifPresent(seq -> json.add("nextCursor", Long.toString(seq)));
    return json;
  }

  /** The next page is as long as this one. */
  static String next(String link, @Nullable String limit) {
    return limit == null || limit.isEmpty() ? link : link + "&limit=" + limit;
  }
}
