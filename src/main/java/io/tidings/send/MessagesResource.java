package io.tidings.send;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.body.Bodies;
import io.tidings.message.Outcome;
import io.tidings.problem.JsonBody;
import io.tidings.send.accept.AcceptOutcome;
import io.tidings.send.accept.IdempotencyKey;
import io.tidings.send.accept.MessageAcceptor;
import io.tidings.send.body.SendRequestBody;
import io.tidings.send.limit.CallRate;
import io.tidings.send.limit.DayQuota;
import io.tidings.send.limit.LimitHeaders;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes send requests. */
@Path("messages")
@ApplicationScoped
public class MessagesResource {

  private static final System.Logger LOG = System.getLogger(MessagesResource.class.getName());
  private static final int MOST_BYTES = 1 << 20;

  @Inject private MessageAcceptor acceptor;
  @Inject private CallRate rate;
  @Inject private Bodies bodies;
  @Inject private Clock clock;
  @Inject private MeterRegistry meters;

  /** So that a count of nothing is seen as 0. */
  @PostConstruct
  void register() {
    limited("requests");
    limited("messages");
  }

  @POST
  @Needs(Need.SEND)
  public void send(
      @HeaderParam(IdempotencyKey.HEADER) List<String> keys,
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      @Suspended AsyncResponse response) {
    var caller = CallerRequest.caller(request);
    var turn = rate.take(caller.getName());
    if (turn.isPresent() && !turn.get().granted()) {
      limited("requests").increment();
      var refusal = AcceptAnswer.tooManyRequests(turn.get().limit());
      response.resume(LimitHeaders.add(refusal, turn, Optional.empty()));
      return;
    }
    var key = IdempotencyKey.read(keys);
    byte[] body = bodies.ofCaller(request, MOST_BYTES);
    var asked = SendRequestBody.read(JsonBody.object(body), clock.instant());
    var base = uri.getBaseUri();
    boolean test = CallerRequest.isOfTestKey(request);
    acceptor.accept(asked, caller, test, key, outcome -> answer(response, outcome, base, turn));
  }

  private void answer(
      AsyncResponse response,
      AcceptOutcome outcome,
      URI base,
      Optional<CallRate.RateDecision> turn) {
    if (outcome instanceof AcceptOutcome.Failed failed) {
      response.resume(failed.why());
      return;
    }
    if (outcome instanceof AcceptOutcome.Stored stored) {
      count(stored);
    } else if (outcome instanceof AcceptOutcome.OverQuota) {
      limited("messages").increment();
    }
    response.resume(LimitHeaders.add(AcceptAnswer.of(outcome, base), turn, quotaOf(outcome)));
  }

  private void count(AcceptOutcome.Stored stored) {
    if (!stored.request().isTest()) {
      meters
          .counter("tidings.messages", "outcome", Outcome.PENDING.word())
          .increment(stored.messages().size());
    }
    LOG.log(
        Level.INFO,
        stored.request().isTest()
            ? "accepted test send request {0} with {1,number,#} messages"
            : "accepted send request {0} with {1,number,#} messages",
        stored.request().correlationId(),
        stored.messages().size());
  }

  private Counter limited(String limit) {
    return meters.counter("tidings.send.requests.limited", "limit", limit);
  }

  private static Optional<DayQuota> quotaOf(AcceptOutcome outcome) {
    if (outcome instanceof AcceptOutcome.OverQuota over) {
      return Optional.of(over.left());
    }
    return outcome instanceof AcceptOutcome.Stored stored ? stored.left() : Optional.empty();
  }
}
