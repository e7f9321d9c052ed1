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

/** Stores a send request with its messages; they are in the outbox once it has returned. */
@ApplicationScoped
class MessageAcceptor {

  @Inject private MessageRepository messages;
  @Inject private Clock clock;

  /** What was stored. */
  record Accepted(SendRequest request, List<Message> messages) {}

  @Transactional
  Accepted accept(NewSendRequest asked, String caller) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var correlationId = CorrelationId.random();
    var request =
        new SendRequest(
            correlationId, caller, asked.sender(), asked.text(), asked.recipients().size(), now);
    List<Message> added = new ArrayList<>(asked.recipients().size());
    for (var recipient : asked.recipients()) {
      added.add(new Message(MessageId.next(), correlationId, added.size(), recipient, now));
    }
    messages.add(request, added);
    return new Accepted(request, added);
  }
}
