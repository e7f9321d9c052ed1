package io.tidings.report.call;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.message.Verdict;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Counts webhook calls and what became of their reports, on this node. */
@ApplicationScoped
public class ReportMeters {

  private static final String CALLS = "tidings.webhook.calls";

  @Inject private MeterRegistry registry;
  private final Map<Verdict, Counter> reports = new EnumMap<>(Verdict.class);
  private Counter accepted;

  @PostConstruct
  void register() {
    accepted = registry.counter(CALLS, "result", "accepted", "reason", "");
    for (var verdict : Verdict.values()) {
      var word = verdict.name().toLowerCase(Locale.ROOT);
      reports.put(verdict, registry.counter("tidings.reports", "verdict", word));
    }
  }

  public void watchQueue(Supplier<Number> waiting) {
    Gauge.builder("tidings.reports.waiting", waiting)
        .description("Reports that wait to be stored")
        .register(registry);
  }

  public void accepted(JudgedCall judged) {
    accepted.increment();
    judged.verdicts().forEach(verdict -> Objects.requireNonNull(reports.get(verdict)).increment());
  }

  public void refused(String reason) {
    registry.counter(CALLS, "result", "refused", "reason", reason).increment();
  }
}
