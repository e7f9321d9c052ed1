package io.tidings.dev.simulator;

import jakarta.json.JsonObjectBuilder;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** All the ledger knows of one message id: every time it was taken, and its reports. */
final class LedgerEntry {
  private final String messageId;
  private final List<Message> taken = new ArrayList<>();
  private final List<TrackedReport> reports = new ArrayList<>();

  LedgerEntry(String messageId) {
    this.messageId = messageId;
  }

  synchronized void taken(Message message) {
    taken.add(message);
  }

  synchronized void add(TrackedReport report) {
    reports.add(report);
  }

  synchronized void addTo(LedgerSums sums) {
    sums.message(accepted(), taken.size() - accepted());
    reports.forEach(sums::report);
  }

  synchronized JsonObjectBuilder toJson() {
    var submits = JsonText.array();
    taken.forEach(message -> submits.add(submit(message)));
    var list = JsonText.array();
    reports.forEach(report -> list.add(report.toJson()));
    return JsonText.object()
        .add("messageId", messageId)
        .add("accepted", accepted())
        .add("refused", taken.size() - accepted())
        .add("submits", submits)
        .add("reports", list);
  }

  private static JsonObjectBuilder submit(Message message) {
    return JsonText.object()
        .add("at", InfobipDate.write(message.takenAt(), ZoneOffset.UTC))
        .add("to", message.to())
        .add("scenario", message.scenario().name())
        .add("status", message.submitStatus().toJson())
        .add("bulkId", message.bulkId())
        .add("content", message.text().content().toJson());
  }

  private int accepted() {
    return (int) taken.stream().filter(message -> message.refusal().isEmpty()).count();
  }
}
