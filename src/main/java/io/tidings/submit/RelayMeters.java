package io.tidings.submit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.loop.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;

/** What operators watch about the relay. */
@ApplicationScoped
class RelayMeters {

  private static final String FATE = "fate";

  @Inject private MeterRegistry registry;
  @Inject private Figures figures;
  @Inject private OutboxDepth depth;
  @Inject private Outbox outbox;
  @Inject private Submitters submitters;
  @Inject private CircuitBreaker breaker;

  /** All of them at once, so that a count of nothing is seen as 0. */
  void register() {
    gauge(
        "tidings.outbox.depth",
        figures.of(depth::messages),
        "Messages that wait to be submitted or are being submitted, on all nodes");
    gauge(
        "tidings.outbox.scheduled",
        figures.of(depth::scheduled),
        "How many of them wait for the time their caller gave");
    gauge(
        "tidings.outbox.oldest.seconds",
        figures.of(() -> outbox.oldest().toMillis() / 1000.0),
        "For how long the message has been due that no node has taken up yet");
    gauge(
        "tidings.calls.in.flight",
        submitters::inFlight,
        "Calls of this node that submit and have not ended");
    gauge(
        "tidings.breaker.state",
        () -> number(breaker.state()),
        "Whether this node calls Infobip: 0 closed, it does; 1 open, it does not; 2 half-open, it probes");
    for (var cause : CircuitBreaker.Cause.values()) {
      Gauge.builder(
              "tidings.relay.paused",
              () -> breaker.cause().filter(cause::equals).isPresent() ? 1 : 0)
          .description("1 while this node submits nothing, by cause")
          .tag("cause", cause.word())
          .register(registry);
    }
    for (var outcome : SubmitOutcome.class.getPermittedSubclasses()) {
      callsEnded(outcome, 0);
    }
    for (var kind : SubmitDecision.Kind.values()) {
      met(Map.of(kind, 0));
    }
    lost(0);
  }

  private void gauge(String name, java.util.function.Supplier<Number> value, String description) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  private static int number(CircuitBreaker.State state) {
    return switch (state) {
      case CLOSED -> 0;
      case OPEN -> 1;
      case HALF_OPEN -> 2;
    };
  }

  /** Calls have ended with this outcome. */
  void callsEnded(Class<?> outcome, int calls) {
    registry
        .counter("tidings.submit.calls", "outcome", word(outcome.getSimpleName()))
        .increment(calls);
  }

  /** Messages have met these fates. */
  void met(Map<SubmitDecision.Kind, Integer> fates) {
    fates.forEach(
        (kind, messages) ->
            registry
                .counter("tidings.submit.messages", FATE, word(kind.name()))
                .increment(messages));
  }

  /** The leases of messages have ended before their calls did. */
  void lost(int messages) {
    registry.counter("tidings.submit.messages", FATE, "lost").increment(messages);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
