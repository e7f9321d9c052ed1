package io.tidings.message.record;

import static io.tidings.InjectionFixture.inject;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.CorrelationId;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Event;
import io.tidings.message.Message;
import io.tidings.message.MessageId;
import io.tidings.message.Recipient;
import io.tidings.message.SendRequest;
import io.tidings.message.Verdict;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Messages on a real database and what one node records of them. */
final class StoredMessagesFixture implements AutoCloseable {

  final SettableClock clock = new SettableClock();
  final EntityManager entities = DatabaseFixture.running().open();
  final StatusRecorder recorder = RecorderFixture.of(entities, clock);
  final MessageRepository repository = inject(new MessageRepository(), entities);
  final List<MessageStatusChanged> heard = new ArrayList<>();
  final EventLog log = RecorderFixture.log(entities, heard::add);
  private final MessageInsert insert = inject(new MessageInsert(), entities);

  /** A send request with so many messages. */
  SendRequest queued(int recipients) throws Exception {
    return queued("default", recipients);
  }

  SendRequest queued(String team, int recipients) throws Exception {
    var request =
        new SendRequest(
            CorrelationId.next(), team, "shop", "Tidings", "Hello", recipients, clock.instant());
    var messages = new ArrayList<Message>();
    for (int place = 0; place < recipients; place++) {
      messages.add(
          new Message(
              MessageId.next(),
              request.correlationId(),
              place,
              new Recipient("+385911111101"),
              clock.instant()));
    }
    messages.forEach(message -> message.askedBy(request));
    in(
        () -> {
          insert.insert(List.of(request), messages);
          return true;
        });
    return request;
  }

  /** A message of a send request of its own. */
  UUID queued() throws Exception {
    return messages(queued(1)).get(0).id();
  }

  List<Message> messages(SendRequest request) throws Exception {
    return in(() -> repository.of(request.correlationId()));
  }

  Message message(UUID id) throws Exception {
    return in(() -> entities.find(Message.class, id));
  }

  List<Verdict> record(DeliveryReport... reports) throws Exception {
    return in(() -> recorder.record(List.of(reports)));
  }

  /** The events of a message, oldest first. */
  List<Event> events(UUID id) throws Exception {
    return in(
        () ->
            entities
                .createQuery(
                    "select e from Event e where e.messageId = ?1 order by e.seq", Event.class)
                .setParameter(1, id)
                .getResultList());
  }

  /** How often each report of a message came again, by its number; null when none did. */
  @Nullable String again(UUID id) throws Exception {
    return in(
        () ->
            (String)
                entities
                    .createNativeQuery("select cast(told_again as text) from message where id = ?1")
                    .setParameter(1, id)
                    .getSingleResult());
  }

  <T> T in(Callable<T> work) throws Exception {
    return DatabaseFixture.inTransaction(entities, work);
  }

  @Override
  public void close() {
    entities.close();
  }
}
