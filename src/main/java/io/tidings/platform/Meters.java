package io.tidings.platform;

import com.github.f4b6a3.uuid.util.UuidUtil;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tidings.message.Event;
import io.tidings.message.MessageStatusChanged;
import io.tidings.message.Outcome;
import io.tidings.message.Source;
import io.tidings.message.Verdict;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;

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
    changed.events().forEach(this::count);
  }

  private void count(Event event) {
    registry
        .counter(
            "tidings.events",
            "source",
            event.source().name(),
            "verdict",
            event.verdict().name(),
            "outcome",
            event.outcome().word())
        .increment();
    if (event.verdict().changesStatus() && (event.isFinal() || event.source() == Source.SUBMIT)) {
      registry.counter("tidings.messages", "outcome", event.outcome().word()).increment();
    }
    if (event.isFinal() && event.verdict() == Verdict.APPLIED) {
      acceptToFinal.record(
          Duration.between(UuidUtil.getInstant(event.messageId()), event.at()).abs());
    }
  }
}
