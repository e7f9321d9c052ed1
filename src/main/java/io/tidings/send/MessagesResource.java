package io.tidings.send;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.message.Outcome;
import io.tidings.problem.JsonBody;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.List;

/** Takes send requests. */
@Path("messages")
@RequestScoped
public class MessagesResource {

  private static final System.Logger LOG = System.getLogger(MessagesResource.class.getName());
  private static final int MOST_BYTES = 1 << 20;

  @Inject private MessageAcceptor acceptor;
  @Inject private OutboxRelay relay;
  @Inject private MeterRegistry meters;

  @POST
  public Response send(
      @HeaderParam(IdempotencyKey.HEADER) List<String> keys,
      InputStream body,
      @Context SecurityContext security,
      @Context UriInfo uri)
      throws IOException {
    var key = IdempotencyKey.read(keys);
    var asked = SendRequestBody.read(JsonBody.object(body, MOST_BYTES));
    var outcome = acceptor.accept(asked, security.getUserPrincipal().getName(), key);
    if (outcome instanceof AcceptOutcome.Stored stored) {
      relay.nudge();
      meters
          .counter("tidings.messages", "outcome", Outcome.PENDING.word())
          .increment(stored.messages().size());
      LOG.log(
          Level.INFO,
          "accepted send request {0} with {1,number,#} messages",
          stored.request().correlationId(),
          stored.messages().size());
    }
    return AcceptAnswer.of(outcome, uri);
  }
}
