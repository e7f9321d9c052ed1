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
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes send requests. */
@Path("messages")
@RequestScoped
public class MessagesResource {

  private static final System.Logger LOG = System.getLogger(MessagesResource.class.getName());
  private static final int MOST_BYTES = 1 << 20;

  @Inject private MessageAcceptor acceptor;
  @Inject private OutboxRelay relay;
  @Inject private CallRate rate;
  @Inject private Clock clock;
  @Inject private MeterRegistry meters;

  @POST
  public Response send(
      @HeaderParam(IdempotencyKey.HEADER) List<String> keys,
      InputStream body,
      @Context SecurityContext security,
      @Context UriInfo uri)
      throws IOException {
    var caller = security.getUserPrincipal().getName();
    var turn = rate.take(caller);
    if (turn.isPresent() && !turn.get().granted()) {
      var refusal = AcceptAnswer.tooManyRequests(turn.get().limit());
      return LimitHeaders.add(refusal, turn, Optional.empty());
    }
    var key = IdempotencyKey.read(keys);
    var asked = SendRequestBody.read(JsonBody.object(body, MOST_BYTES), clock.instant());
    var outcome = acceptor.accept(asked, caller, key);
    tell(outcome);
    return LimitHeaders.add(AcceptAnswer.of(outcome, uri), turn, quotaOf(outcome));
  }

  private void tell(AcceptOutcome outcome) {
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
  }

  private static Optional<DayQuota> quotaOf(AcceptOutcome outcome) {
    if (outcome instanceof AcceptOutcome.OverQuota over) {
      return Optional.of(over.left());
    }
    return outcome instanceof AcceptOutcome.Stored stored ? stored.left() : Optional.empty();
  }
}
