package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The truth to hold Tidings against: what was taken, what was reported, and what was answered to
 * that.
 */
final class Ledger {
  private final Map<String, LedgerEntry> entries = new ConcurrentHashMap<>();
  private final AtomicLong webhookCalls = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong brokenEntries = new AtomicLong();

  void taken(Message message) {
    entry(message.messageId()).taken(message);
  }

  TrackedReport track(Message message, Report report) {
    var tracked = new TrackedReport(message, report);
    entry(message.messageId()).add(tracked);
    return tracked;
  }

  long nextCall() {
    return webhookCalls.incrementAndGet();
  }

  long nextAnswer() {
    return answers.incrementAndGet();
  }

  void brokenEntry() {
    brokenEntries.incrementAndGet();
  }

  void clear() {
    entries.clear();
    webhookCalls.set(0);
    answers.set(0);
    brokenEntries.set(0);
  }

  JsonObject all() {
    var list = JsonText.array();
    entries.values().forEach(entry -> list.add(entry.toJson()));
    return JsonText.object().add("messages", list).add("totals", totals()).build();
  }

  Optional<JsonObject> of(String messageId) {
    return Optional.ofNullable(entries.get(messageId)).map(entry -> entry.toJson().build());
  }

  JsonObjectBuilder totals() {
    var sums = new LedgerSums();
    entries.values().forEach(entry -> entry.addTo(sums));
    var reports = JsonText.object();
    for (var state : TrackedReport.State.values()) {
      reports.add(state.name(), sums.reportsByState.getOrDefault(state, 0L));
    }
    return JsonText.object()
        .add("messages", sums.messages)
        .add("accepted", sums.accepted)
        .add("acceptedAgain", sums.acceptedAgain)
        .add("refused", sums.refused)
        .add("unknownIds", sums.unknownIds)
        .add("brokenEntries", brokenEntries.get())
        .add("webhookCalls", webhookCalls.get())
        .add("webhookAnswers", answers.get())
        .add("attempts", sums.attempts)
        .add("reports", reports);
  }

  private LedgerEntry entry(String messageId) {
    return entries.computeIfAbsent(messageId, LedgerEntry::new);
  }
}
