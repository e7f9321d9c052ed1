package io.tidings.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.loop.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What operators watch about questions to Infobip's logs. */
@ApplicationScoped
class LogsMeters {

  @Inject private MeterRegistry registry;
  @Inject private Figures figures;
  @Inject private WaitingLooks looks;

  /** All of them at once, so that a count of nothing is seen as 0. */
  void register() {
    Gauge.builder("tidings.unknown.outcomes", figures.of(looks::unknown))
        .description("Messages of which nobody knows yet whether Infobip has them, on all nodes")
        .register(registry);
    Gauge.builder("tidings.logs.late.seconds", figures.of(() -> looks.late().toMillis() / 1000.0))
        .description("How late the oldest look at Infobip's logs is, on all nodes")
        .register(registry);
    count("tidings.logs.calls", "result", "answered", 0);
    count("tidings.logs.calls", "result", "unavailable", 0);
    unreadable(0);
    resolved(new UnknownOutcomes.Resolved(0, 0, 0));
    heardOf(0);
  }

  /**
   * @param unreadable how many of its entries could not be read
   */
  void answered(int unreadable) {
    count("tidings.logs.calls", "result", "answered", 1);
    unreadable(unreadable);
  }

  private void unreadable(int entries) {
    registry.counter("tidings.logs.unreadable").increment(entries);
  }

  void unavailable() {
    count("tidings.logs.calls", "result", "unavailable", 1);
  }

  void heardOf(int messages) {
    count("tidings.unknown.resolved", "by", "report", messages);
  }

  void resolved(UnknownOutcomes.Resolved resolved) {
    count("tidings.unknown.resolved", "by", "logs", resolved.found());
    count("tidings.unknown.resolved", "by", "submit", resolved.submitAgain());
    count("tidings.unknown.resolved", "by", "failure", resolved.failed());
  }

  private void count(String name, String label, String value, int by) {
    registry.counter(name, label, value).increment(by);
  }
}
