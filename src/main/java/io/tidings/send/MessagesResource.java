package io.tidings.send;

import io.tidings.problem.JsonBody;
import io.tidings.read.Links;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;

/** Takes send requests. */
@Path("messages")
@RequestScoped
public class MessagesResource {

  private static final System.Logger LOG = System.getLogger(MessagesResource.class.getName());
  private static final int MOST_BYTES = 1 << 20;

  @Inject private MessageAcceptor acceptor;
  @Inject private OutboxRelay relay;

  @POST
  public Response send(InputStream body, @Context SecurityContext security, @Context UriInfo uri)
      throws IOException {
    var asked = SendRequestBody.read(JsonBody.object(body, MOST_BYTES));
    var accepted = acceptor.accept(asked, security.getUserPrincipal().getName());
    relay.nudge();
    var correlationId = accepted.request().correlationId();
    LOG.log(
        Level.INFO,
        "accepted send request {0} with {1,number,#} messages",
        correlationId,
        accepted.messages().size());
    return Response.accepted(answer(accepted).toString())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .location(uri.getBaseUriBuilder().path("messages").path(correlationId.toString()).build())
        .build();
  }

  private static JsonObject answer(MessageAcceptor.Accepted accepted) {
    var messages = Json.createArrayBuilder();
    for (var message : accepted.messages()) {
      messages.add(
          Json.createObjectBuilder()
              .add("id", message.id().toString())
              .add("to", message.recipient().number())
              .add("status", message.status().name())
              .add("outcome", message.status().outcome().word()));
    }
    var correlationId = accepted.request().correlationId();
    return Json.createObjectBuilder()
        .add("correlationId", correlationId.toString())
        .add("messages", messages)
        .add("links", Links.of(correlationId))
        .build();
  }
}
