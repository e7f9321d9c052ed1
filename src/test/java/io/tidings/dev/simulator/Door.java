package io.tidings.dev.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Lets calls in: checks who calls, plays the faults of the moment, and finds the endpoint that
 * answers.
 */
final class Door implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(Door.class.getName());

  private final Credentials credentials;
  private final Operations operations;
  private final FaultDice dice;
  private final Executor workers;

  Door(Credentials credentials, Operations operations, FaultDice dice, Executor workers) {
    this.credentials = credentials;
    this.operations = operations;
    this.dice = dice;
    this.workers = workers;
  }

  /** The wait comes after the work: a caller may give up on messages that are taken. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var call = Call.read(exchange);
    var answer = answer(call);
    long wait = call.isApi() ? dice.duration("latencyMillis").toMillis() : 0;
    if (wait == 0) {
      answer.send(exchange);
    } else {
      CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS, workers)
          .execute(() -> sendLate(answer, exchange));
    }
  }

  private Answer answer(Call call) {
    var version = ApiVersion.of(call.path());
    try {
      return call.isApi() ? apiAnswer(call, version) : operations.find(call).answer(call);
    } catch (Refusal refusal) {
      return refusal.answer(version);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The simulator itself failed at " + call.route(), e);
      return new Refusal(Refusal.Kind.GENERAL_ERROR).answer(version);
    }
  }

  private Answer apiAnswer(Call call, ApiVersion version) {
    switch (dice.faults().outage()) {
      case CLOSE:
        return Answer.DROP;
      case UNAVAILABLE:
        return Answer.gatewayError(503);
      case NONE:
        break;
    }
    if (!call.isLogin() && call.authorization().filter(credentials::accept).isEmpty()) {
      throw new Refusal(Refusal.Kind.UNAUTHORIZED);
    }
    var blocked = dice.faults().blocked();
    if (blocked.isPresent()) {
      throw new Refusal(blocked.get());
    }
    var endpoint = operations.find(call);
    if (!dice.faults().everywhere() && !(endpoint instanceof SendEndpoint)) {
      return endpoint.answer(call);
    }
    var instead = dice.beforehand(version);
    return instead != null ? instead : dice.afterwards(endpoint.answer(call));
  }

  private static void sendLate(Answer answer, HttpExchange exchange) {
    try {
      answer.send(exchange);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The caller did not wait for a late answer", e);
    }
  }
}
