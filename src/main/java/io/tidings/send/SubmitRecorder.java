package io.tidings.send;

import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
import io.tidings.message.MessageRepository;
import io.tidings.message.Status;
import io.tidings.message.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what became of a submit. */
@ApplicationScoped
class SubmitRecorder {

  @Inject private MessageRepository messages;
  @Inject private StatusRecorder statuses;
  @Inject private SendSettings settings;
  @Inject private Clock clock;

  @Transactional
  void record(List<Message> submitted, SubmitOutcome outcome) {
    var locked = messages.lock(submitted.stream().map(Message::id).toList());
    if (outcome instanceof SubmitOutcome.Taken taken) {
      handOver(locked);
      statuses.record(locked, taken.answers());
    } else if (outcome instanceof SubmitOutcome.NotTaken notTaken) {
      retryOrFail(locked, notTaken.reason(), notTaken.retryAfter());
    } else if (outcome instanceof SubmitOutcome.Refused refused) {
      fail(locked, refused.reason());
    } else {
      handOver(locked);
    }
  }

  /** Infobip has the messages, or may have them: never again from the outbox. */
  private void handOver(List<Message> locked) {
    var now = clock.instant();
    locked.forEach(message -> message.handedOver(now, now.plus(settings.silentAfter())));
  }

  private void retryOrFail(List<Message> locked, String reason, @Nullable Duration retryAfter) {
    List<Message> exhausted = new ArrayList<>();
    for (var message : locked) {
      if (message.attempts() > settings.retries().size()) {
        exhausted.add(message);
      } else {
        var wait = settings.retries().get(Math.max(0, message.attempts() - 1));
        boolean asked = retryAfter != null && retryAfter.compareTo(wait) > 0;
        message.retryAt(clock.instant().plus(asked ? retryAfter : wait));
      }
    }
    fail(exhausted, reason);
  }

  private void fail(List<Message> locked, String reason) {
    locked.forEach(Message::givenUp);
    statuses.record(
        locked,
        locked.stream()
            .map(message -> DeliveryReport.ours(message.id(), Status.FAILED, reason))
            .toList());
  }
}
