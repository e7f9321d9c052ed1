package io.tidings.read;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.message.CorrelationId;
import io.tidings.message.SendRequest;
import io.tidings.message.record.MessageRepository;
import io.tidings.problem.Parameters;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.read.json.Links;
import io.tidings.read.json.RenderedMessages;
import io.tidings.read.json.SnapshotJson;
import io.tidings.read.json.TextJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers what became of one send request. */
@Path("messages/{correlationId}")
@RequestScoped
public class SendRequestResource {

  @Inject private MessageRepository requests;
  @Inject private AllMessages messages;
  @Inject private History history;
  @Context private HttpServletRequest caller;

  @GET
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public StreamingOutput read(
      @PathParam("correlationId") String id,
      @QueryParam("events") @Nullable String events,
      @Context UriInfo uri) {
    boolean withEvents = isAsked(events);
    var request = find(requests, caller, id);
    var content = CallerRequest.content(caller);
    var rendered = messages.of(request.correlationId(), content);
    var links = Links.under(uri.getBaseUri());
    var json = SnapshotJson.head(request, rendered);
    TextJson.add(json, request, content);
    request.sender().ifPresent(sender -> json.add("sender", sender));
    request.options().forEach(json::add);
    if (withEvents) {
      addEvents(json, request.correlationId(), rendered.logPosition(), links);
    } else {
      json.add("links", links.of(request.correlationId()));
    }
    return answer(json.build(), rendered);
  }

  /** As far as one page goes; where it ends is said, and how to go on. */
  private void addEvents(
      JsonObjectBuilder json, CorrelationId correlationId, long upTo, Links links) {
    var page = history.of(correlationId, HistoryPlace.BEGIN, upTo);
    var next = page.nextPlace();
    json.add("events", page.json(CallerRequest.content(caller)))
        .add("eventsComplete", next.isEmpty());
    var all = links.from(correlationId);
    next.ifPresent(seq -> all.add("nextEvents", links.history(correlationId, seq)));
    json.add("links", all);
  }

  /** The messages are text already, and stand last. */
  private static StreamingOutput answer(JsonObject head, RenderedMessages messages) {
    var text = head.toString();
    return out -> {
      out.write(text.substring(0, text.length() - 1).getBytes(StandardCharsets.UTF_8));
      out.write(",\"messages\":[".getBytes(StandardCharsets.UTF_8));
      messages.writeTo(out);
      out.write("]}".getBytes(StandardCharsets.UTF_8));
    };
  }

  private static boolean isAsked(@Nullable String events) {
    var parameters = new Parameters();
    var asked = parameters.bool("events", events);
    parameters.check();
    return asked != null && asked;
  }

  /** The send request of a path, or the problem that the caller's team has none of that id. */
  static SendRequest find(MessageRepository requests, HttpServletRequest caller, String id) {
    var team = CallerRequest.team(caller);
    return CorrelationId.parse(id)
        .flatMap(correlationId -> requests.find(team, correlationId))
        .orElseThrow(() -> new ProblemException(Problem.unknownSendRequest()));
  }
}
