package io.tidings.dev.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Messages that are scheduled for later, and what may still be done to them. Infobip lists the
 * statuses, but says neither which may follow which nor what is reported of a cancelled message:
 * here what is sent or cancelled stays so, and a cancelled message is reported as not sent.
 */
final class Bulks {
  private final Map<String, Status> held = new ConcurrentHashMap<>();
  private final MessageStore store;
  private final ReportPlan plan;
  private final Reporter reporter;
  private final Clock clock;

  /** How a bulk stands; FAILED and PROCESSING never show here. */
  enum Status {
    PENDING,
    PAUSED,
    CANCELED,
    FINISHED
  }

  /** The messages of one id, all of which were scheduled. */
  record Bulk(String id, List<Message> messages) {
    Instant sendAt() {
      return messages.get(0).sentAt();
    }
  }

  Bulks(MessageStore store, ReportPlan plan, Reporter reporter, Clock clock) {
    this.store = store;
    this.plan = plan;
    this.reporter = reporter;
    this.clock = clock;
  }

  Bulk find(String id) {
    var messages =
        store
            .newestFirst(Long.MAX_VALUE)
            .filter(message -> message.bulkId().equals(id) && message.isScheduled())
            .toList();
    if (messages.isEmpty()) {
      throw new Refusal(Refusal.Kind.NOT_FOUND, "Bulk not found");
    }
    return new Bulk(id, messages);
  }

  Status status(Bulk bulk) {
    var sent = clock.instant().isBefore(bulk.sendAt()) ? Status.PENDING : Status.FINISHED;
    return held.getOrDefault(bulk.id(), sent);
  }

  synchronized void move(Bulk bulk, Instant sendAt) {
    var status = status(bulk);
    refuseUnless(status == Status.PENDING || status == Status.PAUSED, "bulkId", status);
    for (var message : bulk.messages()) {
      put(message, sendAt, status == Status.PAUSED ? List.of() : plan.of(message, sendAt));
    }
  }

  synchronized void change(Bulk bulk, String wanted) {
    var status = status(bulk);
    if (wanted.equals(status.name())) {
      return;
    }
    boolean waits = status == Status.PENDING || status == Status.PAUSED;
    switch (wanted) {
      case "PAUSED" -> {
        refuseUnless(waits, "status", status);
        held.put(bulk.id(), Status.PAUSED);
        bulk.messages().forEach(message -> put(message, message.sentAt(), List.of()));
      }
      case "CANCELED" -> {
        refuseUnless(waits, "status", status);
        held.put(bulk.id(), Status.CANCELED);
        bulk.messages().forEach(message -> put(message, message.sentAt(), List.of(cancelled())));
      }
      case "PENDING" -> {
        refuseUnless(waits, "status", status);
        held.remove(bulk.id());
        bulk.messages().forEach(this::resume);
      }
      default -> refuseUnless(false, "status", status);
    }
  }

  void clear() {
    held.clear();
  }

  private void resume(Message message) {
    var now = Instant.ofEpochMilli(clock.millis());
    var sendAt = message.sentAt().isAfter(now) ? message.sentAt() : now;
    put(message, sendAt, plan.of(message, sendAt));
  }

  private void put(Message message, Instant sendAt, List<Report> reports) {
    var changed = message.planned(sendAt, reports);
    reporter.forget(message);
    store.replace(message, changed);
    reporter.follow(changed);
  }

  private Report cancelled() {
    return new Report(
        StatusCode.UNDELIVERABLE_NOT_SENT,
        ErrorCode.EC_MESSAGE_CANCELED,
        Instant.ofEpochMilli(clock.millis()));
  }

  private static void refuseUnless(boolean allowed, String property, Status status) {
    if (!allowed) {
      var violations = new Violations();
      violations.add(property, "does not go with " + status);
      violations.refuseIfAny();
    }
  }
}
