package io.tidings.read;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.json.Json;
import io.tidings.message.CorrelationId;
import io.tidings.message.EventLog;
import io.tidings.message.MessageRepository;
import io.tidings.message.Snapshot;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Answers what became of one send request. */
@Path("messages/{correlationId}")
@RequestScoped
public class SendRequestResource {

  private static final int MOST_EVENTS = 100_000;

  @Inject private MessageRepository messages;
  @Inject private EventLog log;

  @GET
  @Needs(Need.CALLER)
  @Produces(MediaType.APPLICATION_JSON)
  public String read(
      @PathParam("correlationId") String id,
      @QueryParam("events") @DefaultValue("false") boolean withEvents) {
    var correlationId = CorrelationId.parse(id).orElseThrow(SendRequestResource::unknown);
    var snapshot = messages.snapshot(correlationId).orElseThrow(SendRequestResource::unknown);
    var json =
        Json.createObjectBuilder(SnapshotJson.of(snapshot))
            .add("text", snapshot.request().text())
            .add("links", Links.of(correlationId));
    snapshot.request().sender().ifPresent(sender -> json.add("sender", sender));
    snapshot.request().options().forEach(json::add);
    if (withEvents) {
      json.add("events", history(snapshot));
    }
    return json.build().toString();
  }

  private JsonArrayBuilder history(Snapshot snapshot) {
    var events = Json.createArrayBuilder();
    log.of(snapshot.request().correlationId(), 0, snapshot.logPosition(), MOST_EVENTS)
        .forEach(event -> events.add(EventJson.withRaw(event)));
    return events;
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.unknownSendRequest());
  }
}
