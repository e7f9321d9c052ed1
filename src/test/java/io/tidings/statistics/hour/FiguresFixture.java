package io.tidings.statistics.hour;

import static io.tidings.InjectionFixture.inject;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.dev.load.PlainRecount;
import io.tidings.message.CorrelationId;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
import io.tidings.message.MessageId;
import io.tidings.message.Recipient;
import io.tidings.message.SendRequest;
import io.tidings.message.record.MessageInsert;
import io.tidings.message.record.RecorderFixture;
import io.tidings.message.record.StatusRecorder;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hibernate.Session;

/** Messages of one's own database, what is recorded of them, and a node that counts them. */
public final class FiguresFixture implements AutoCloseable {

  public final SettableClock clock = new SettableClock();
  public final EntityManager entities;
  private final StatusRecorder recorder;
  private final MessageInsert insert;
  private int made;

  public FiguresFixture(DatabaseFixture database) {
    entities = database.open();
    recorder = RecorderFixture.of(entities, clock);
    insert = inject(new MessageInsert(), entities);
  }

  /** Another node on the same database. */
  static FigureSteps node(EntityManager entities, Clock clock) {
    return inject(
        new FigureSteps(),
        inject(new Progress(), entities),
        inject(new FollowedLog(), entities),
        inject(new CountedMessages(), entities),
        inject(new FigureTable(), entities),
        inject(new MinuteTable(), entities),
        clock);
  }

  FigureSteps node() {
    return node(entities, clock);
  }

  public List<UUID> accepted(String team, String sender, String... recipients) throws Exception {
    return accepted(team, sender, false, recipients);
  }

  List<UUID> accepted(String team, String sender, boolean test, String... recipients)
      throws Exception {
    var request =
        new SendRequest(
            CorrelationId.next(),
            team,
            "shop",
            sender,
            "Hello",
            recipients.length,
            clock.instant());
    if (test) {
      request.beTest();
    }
    var messages = new ArrayList<Message>();
    for (var recipient : recipients) {
      var message =
          new Message(
              MessageId.of(clock.instant(), made++ % 4_096),
              request.correlationId(),
              messages.size(),
              new Recipient(recipient),
              clock.instant());
      message.askedBy(request);
      if (test) {
        message.beTest();
      }
      messages.add(message);
    }
    in(
        () -> {
          insert.insert(List.of(request), messages);
          return true;
        });
    return messages.stream().map(Message::id).toList();
  }

  public void record(DeliveryReport... reports) throws Exception {
    in(() -> recorder.record(List.of(reports)));
  }

  /** Counts until there is nothing more to count. */
  public void count() throws Exception {
    var node = node();
    boolean more = true;
    while (more) {
      more = in(node::next);
    }
  }

  /** Where the figures are not what is counted anew. */
  List<String> differences() throws Exception {
    return in(() -> entities.unwrap(Session.class).doReturningWork(PlainRecount::differences));
  }

  /** The first column of each row. */
  List<String> rows(String query) throws Exception {
    return in(() -> entities.createNativeQuery(query, String.class).getResultList());
  }

  public void change(String statement) throws Exception {
    in(() -> entities.createNativeQuery(statement).executeUpdate());
  }

  /** All steps of this level: how many messages of which outcome and country there are. */
  List<String> figures(Level level) throws Exception {
    return rows(
        """
        select concat_ws(' ', to_char(at at time zone 'UTC', 'DD HH24:MI'), team, cast(outcome as text),
          country, network, sender, error, messages)
        from figure where level = '%s' order by 1
        """
            .formatted(level.letter()));
  }

  void forgetAll() throws Exception {
    change("truncate figure, counted_message, figure_minute, message, send_request cascade");
    change(
        "update figure_progress set seq = (select seq from event_log_head),"
            + " message = '00000000-0000-0000-0000-000000000000'");
  }

  <T> T in(Callable<T> work) throws Exception {
    return DatabaseFixture.inTransaction(entities, work);
  }

  static Instant seconds(Instant from, double seconds) {
    return from.plusMillis((long) (seconds * 1_000));
  }

  @Override
  public void close() {
    entities.close();
  }
}
