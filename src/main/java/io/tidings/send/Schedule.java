package io.tidings.send;

import io.tidings.access.key.Caller;
import io.tidings.message.CorrelationId;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
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

  @Transactional
  ScheduleOutcome move(String team, CorrelationId correlationId, Instant sendAt) {
    var locked = messages.lockAll(team, correlationId);
    var request = messages.find(team, correlationId);
    if (request.isEmpty()) {
      return ScheduleOutcome.UNKNOWN;
    }
    if (areCancelled(locked)) {
      return ScheduleOutcome.CANCELLED;
    }
    if (request.get().sendAt().isEmpty()) {
      return ScheduleOutcome.NOT_SCHEDULED;
    }
    if (!areUnclaimed(locked)) {
      return ScheduleOutcome.TOO_LATE;
    }
    request.get().scheduleFor(sendAt);
    locked.forEach(message -> message.scheduleFor(sendAt));
    return ScheduleOutcome.DONE;
  }

  /** Works without a schedule too, while a send request waits its turn. */
  @Transactional
  ScheduleOutcome cancel(Caller caller, CorrelationId correlationId) {
    var locked = messages.lockAll(caller.team(), correlationId);
    if (locked.isEmpty()) {
      return ScheduleOutcome.UNKNOWN;
    }
    if (areCancelled(locked)) {
      return ScheduleOutcome.CANCELLED;
    }
    if (!areUnclaimed(locked)) {
      return ScheduleOutcome.TOO_LATE;
    }
    lifecycle.end(locked.stream().map(Message::id).toList());
    statuses.record(
        locked.stream()
            .map(
                message ->
                    DeliveryReport.ours(
                        message.id(), Status.CANCELLED, "cancelled by " + caller.name()))
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
