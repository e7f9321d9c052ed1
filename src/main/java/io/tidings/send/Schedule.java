package io.tidings.send;

import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import io.tidings.message.CorrelationId;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.message.Source;
import io.tidings.message.Status;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.MessageRepository;
import io.tidings.message.record.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * Changes when the messages of a send request are due, or takes them out of the outbox: all of them
 * or none. It locks every message, as a relay does that claims some, so whoever comes second sees
 * what the first did; a lock that has to wait for a claim finds the lease.
 */
@ApplicationScoped
class Schedule {

  @Inject private MessageRepository messages;
  @Inject private MessageLifecycle lifecycle;
  @Inject private StatusRecorder statuses;
  @Inject private AuditTrail audit;

  @Transactional
  ScheduleOutcome move(CorrelationId correlationId, Instant sendAt, Who who) {
    var locked = messages.lockAll(who.team(), correlationId);
    var request = messages.find(who.team(), correlationId);
    if (request.isEmpty()) {
      return ScheduleOutcome.UNKNOWN;
    }
    var outcome = movable(request.get(), locked);
    if (outcome == ScheduleOutcome.DONE) {
      request.get().scheduleFor(sendAt);
      locked.forEach(message -> message.scheduleFor(sendAt));
    }
    audit.append(
        deed(who, Action.MESSAGE_MOVED, outcome)
            .on(correlationId)
            .with("sendAt", sendAt.toString()));
    return outcome;
  }

  private static ScheduleOutcome movable(SendRequest request, List<Message> locked) {
    if (areCancelled(locked)) {
      return ScheduleOutcome.CANCELLED;
    }
    if (request.sendAt().isEmpty()) {
      return ScheduleOutcome.NOT_SCHEDULED;
    }
    return areUnclaimed(locked) ? ScheduleOutcome.DONE : ScheduleOutcome.TOO_LATE;
  }

  private static Deed deed(Who who, Action action, ScheduleOutcome outcome) {
    return outcome == ScheduleOutcome.DONE
        ? Deed.done(who, action)
        : Deed.refused(who, action, outcome.slug());
  }

  /** Works without a schedule too, while a send request waits its turn. */
  @Transactional
  ScheduleOutcome cancel(CorrelationId correlationId, Who who) {
    var locked = messages.lockAll(who.team(), correlationId);
    if (locked.isEmpty()) {
      return ScheduleOutcome.UNKNOWN;
    }
    if (areCancelled(locked)) {
      return ScheduleOutcome.CANCELLED;
    }
    if (!areUnclaimed(locked)) {
      audit.append(deed(who, Action.MESSAGE_CANCELLED, ScheduleOutcome.TOO_LATE).on(correlationId));
      return ScheduleOutcome.TOO_LATE;
    }
    lifecycle.end(locked.stream().map(Message::id).toList());
    audit.append(
        deed(who, Action.MESSAGE_CANCELLED, ScheduleOutcome.DONE)
            .on(correlationId)
            .with("messages", locked.size()));
    statuses.record(
        locked.stream()
            .map(
                message ->
                    DeliveryReport.ours(
                            message.id(), Status.CANCELLED, "cancelled by " + who.caller())
                        .from(message.isTest() ? Source.TEST : Source.TIDINGS))
            .toList());
    return ScheduleOutcome.DONE;
  }

  private static boolean areUnclaimed(List<Message> locked) {
    return locked.stream().allMatch(Message::isUnclaimed);
  }

  private static boolean areCancelled(List<Message> locked) {
    return !locked.isEmpty()
        && locked.stream().allMatch(message -> message.status().sameAs(Status.CANCELLED));
  }
}
