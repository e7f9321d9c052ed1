package io.tidings.read;

import io.tidings.message.Outcome;
import io.tidings.message.SendRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists send requests, newest first. */
@Path("messages")
@RequestScoped
public class SendRequestListResource {

  @Inject private SendRequestList list;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String list(
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    var filter = SendRequestFilter.parse(outcome, since, until, cursor, limit);
    var found = list.page(filter);
    var page = found.subList(0, Math.min(found.size(), filter.limit()));
    var outcomes = list.outcomes(page);
    var entries = Json.createArrayBuilder();
    for (var request : page) {
      entries.add(entry(request, outcomes.getOrDefault(request.correlationId().value(), Map.of())));
    }
    var json = Json.createObjectBuilder().add("sendRequests", entries);
    if (found.size() > page.size()) {
      var last = page.get(page.size() - 1);
      json.add(
          "nextCursor",
          new SendRequestFilter.Cursor(last.createdAt(), last.correlationId().value()).encode());
    }
    return json.build().toString();
  }

  private static JsonObject entry(SendRequest request, Map<Outcome, Long> outcomes) {
    var json =
        Json.createObjectBuilder()
            .add("correlationId", request.correlationId().toString())
            .add("createdAt", request.createdAt().toString())
            .add("text", request.text())
            .add("recipients", request.recipients())
            .add("outcomes", OutcomesJson.of(outcomes))
            .add("links", Links.of(request.correlationId()));
    request.sender().ifPresent(sender -> json.add("sender", sender));
    request.sendAt().ifPresent(sendAt -> json.add("sendAt", sendAt.toString()));
    return json.build();
  }
}
