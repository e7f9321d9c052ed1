package io.tidings.send;

import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import io.tidings.message.MessageId;
import io.tidings.message.MessageRepository;
import io.tidings.message.Recipient;
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
  @Inject private Clock clock;

  @Transactional
  AcceptOutcome accept(NewSendRequest asked, String caller, Optional<IdempotencyKey> key) {
    var request =
        new SendRequest(
            CorrelationId.random(),
            caller,
            asked.sender(),
            asked.text(),
            asked.recipients().size(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    key.ifPresent(named -> request.nameBy(named.value(), Fingerprint.of(asked)));
    return request
        .idempotencyKey()
        .flatMap(named -> keys.claim(request, named))
        .orElseGet(() -> store(request, asked.recipients()));
  }

  private AcceptOutcome.Stored store(SendRequest request, List<Recipient> recipients) {
    List<Message> added = new ArrayList<>(recipients.size());
    for (var recipient : recipients) {
      added.add(
          new Message(
              MessageId.next(),
              request.correlationId(),
              added.size(),
              recipient,
              request.createdAt()));
    }
    messages.add(request, added);
    return new AcceptOutcome.Stored(request, added);
  }
}
