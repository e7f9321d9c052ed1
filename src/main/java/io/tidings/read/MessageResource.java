package io.tidings.read;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.json.JsonFactory;
import io.tidings.message.CorrelationId;
import io.tidings.message.MessageId;
import io.tidings.message.record.EventLog;
import io.tidings.message.record.MessageRepository;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.read.json.Links;
import io.tidings.read.json.MessageJson;
import io.tidings.read.json.TextJson;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what became of one message, with its history page by page. */
@Path("messages/{correlationId}/messages/{messageId}")
@RequestScoped
public class MessageResource {

  @Inject private OneMessage messages;
  @Inject private MessageRepository requests;
  @Inject private History history;
  @Inject private EventLog log;
  @Context private HttpServletRequest request;

  @GET
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String read(
      @PathParam("correlationId") String correlationId,
      @PathParam("messageId") String messageId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri) {
    var place = HistoryPlace.parse(cursor, limit);
    var found = find(correlationId, messageId).orElseThrow(MessageResource::unknown);
    var message = found.message();
    var from = place.from(log, message.team(), message.correlationId());
    var page = history.ofMessage(message, from, found.logPosition());
    var content = CallerRequest.content(request);
    var json =
        JsonFactory.createObjectBuilder()
            .add("correlationId", message.correlationId().toString())
            .add("logPosition", found.place())
            .addAll(JsonFactory.createObjectBuilder(MessageJson.of(message, content)));
    requests
        .find(message.team(), message.correlationId())
        .ifPresent(of -> TextJson.addOf(json, message, of, content));
    return HistoryResource.withPage(json, page, content)
        .add("links", links(uri, found, page, limit))
        .build()
        .toString();
  }

  private Optional<OneMessage.Found> find(String correlationId, String messageId) {
    var team = CallerRequest.team(request);
    return CorrelationId.parse(correlationId)
        .flatMap(of -> MessageId.parse(messageId).flatMap(id -> messages.find(team, of, id)));
  }

  private static JsonObjectBuilder links(
      UriInfo uri, OneMessage.Found found, HistoryPage page, @Nullable String limit) {
    var links = Links.under(uri.getBaseUri());
    var correlationId = found.message().correlationId();
    var self = links.message(correlationId, found.message().id());
    var json =
        JsonFactory.createObjectBuilder()
            .add("self", self)
            .add("sendRequest", links.self(correlationId));
    page.nextPlace()
        .ifPresent(seq -> json.add("next", HistoryResource.next(self + "?cursor=" + seq, limit)));
    return json;
  }

  private static ProblemException unknown() {
    return new ProblemException(
        Problem.notFound("There is no message with this id in this send request."));
  }
}
