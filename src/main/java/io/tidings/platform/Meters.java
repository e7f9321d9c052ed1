package io.tidings.platform;

import com.github.f4b6a3.uuid.util.UuidUtil;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tidings.message.Event;
import io.tidings.message.Outcome;
import io.tidings.message.Source;
import io.tidings.message.Verdict;
import io.tidings.message.record.MessageStatusChanged;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Collectors;

/** What operators watch about messages; counted on the node that committed the change. */
@ApplicationScoped
class Meters {

  @Inject private MeterRegistry registry;
  private Timer acceptToFinal;

  @PostConstruct
  void register() {
    for (var outcome : Outcome.values()) {
      registry.counter("tidings.messages", "outcome", outcome.word());
    }
    acceptToFinal =
        Timer.builder("tidings.message.accept.to.final")
            .description("Time from the acceptance of a message to its first final status")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(100))
            .maximumExpectedValue(Duration.ofDays(2))
            .register(registry);
  }

  void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageStatusChanged changed) {
    changed.events().stream()
        .collect(Collectors.groupingBy(Kind::of, Collectors.counting()))
        .forEach(this::count);
    changed.events().stream()
        .filter(event -> event.source() != Source.TEST)
        .filter(event -> event.isFinal() && event.verdict() == Verdict.APPLIED)
        .forEach(
            event ->
                acceptToFinal.record(
                    Duration.between(UuidUtil.getInstant(event.messageId()), event.at()).abs()));
  }

  /** What is counted of an event; batches are large and have few kinds. */
  private record Kind(Source source, Verdict verdict, Outcome outcome, boolean isFinal) {

    static Kind of(Event event) {
      return new Kind(event.source(), event.verdict(), event.outcome(), event.isFinal());
    }
  }

  private void count(Kind kind, long times) {
    registry
        .counter(
            "tidings.events",
            "source",
            kind.source().name(),
            "verdict",
            kind.verdict().name(),
            "outcome",
            kind.outcome().word())
        .increment((double) times);
    if (kind.source() != Source.TEST
        && kind.verdict().changesStatus()
        && (kind.isFinal() || kind.source() == Source.SUBMIT)) {
      registry
          .counter("tidings.messages", "outcome", kind.outcome().word())
          .increment((double) times);
    }
  }
}
