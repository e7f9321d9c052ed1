package io.tidings.send;

import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import io.tidings.message.MessageId;
import io.tidings.message.MessageRepository;
import io.tidings.message.SendRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores a send request with its messages; they are in the outbox once it has returned. */
@ApplicationScoped
class MessageAcceptor {

  @Inject private MessageRepository messages;
  @Inject private IdempotencyKeys keys;
  @Inject private DayQuotas quotas;
  @Inject private Clock clock;

  @Transactional
  AcceptOutcome accept(NewSendRequest asked, String caller, Optional<IdempotencyKey> key) {
    var request = request(asked, caller);
    key.ifPresent(named -> request.nameBy(named.value(), Fingerprint.of(asked)));
    return request
        .idempotencyKey()
        .flatMap(named -> keys.claim(request, named))
        .orElseGet(() -> storeWithinLimits(request, asked));
  }

  private SendRequest request(NewSendRequest asked, String caller) {
    var request =
        new SendRequest(
            CorrelationId.random(),
            caller,
            asked.sender(),
            asked.text(),
            asked.messages().size(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    request.submitWith(asked.options());
    if (asked.sendAt() != null) {
      request.scheduleFor(asked.sendAt());
    }
    return request;
  }

  private AcceptOutcome storeWithinLimits(SendRequest request, NewSendRequest asked) {
    if (asked.isPast(request.createdAt())) {
      return new AcceptOutcome.TimePassed();
    }
    var taken = quotas.take(request.caller(), request.recipients(), request.createdAt());
    if (taken.isPresent() && !taken.get().granted()) {
      return new AcceptOutcome.OverQuota(taken.get().left());
    }
    var added = messagesOf(request, asked.messages());
    messages.add(request, added);
    return new AcceptOutcome.Stored(request, added, taken.map(DayQuotas.Taken::left));
  }

  private static List<Message> messagesOf(SendRequest request, List<NewMessage> asked) {
    List<Message> made = new ArrayList<>(asked.size());
    for (var wanted : asked) {
      var message =
          new Message(
              MessageId.next(),
              request.correlationId(),
              made.size(),
              wanted.recipient(),
              request.createdAt());
      message.label(wanted.clientReference(), wanted.networkId());
      request.sendAt().ifPresent(message::scheduleFor);
      made.add(message);
    }
    return made;
  }
}
