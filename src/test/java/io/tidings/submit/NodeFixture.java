package io.tidings.submit;

import static io.tidings.InjectionFixture.inject;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.CorrelationId;
import io.tidings.message.DeliveryReport;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Message;
import io.tidings.message.MessageFixture;
import io.tidings.message.MessageId;
import io.tidings.message.Recipient;
import io.tidings.message.SendRequest;
import io.tidings.message.Status;
import io.tidings.message.record.MessageInsert;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.RecorderFixture;
import io.tidings.message.record.RowsFixture;
import io.tidings.message.record.RowsFixture.Part;
import io.tidings.message.record.StatusRecorder;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The outbox of one node on a real database, without a server; nodes share clock and database. */
final class NodeFixture implements AutoCloseable {

  final SettableClock clock;
  final SubmitSettings settings;
  final EntityManager entities = DatabaseFixture.running().open();
  final StatusRecorder recorder;
  final MessageLifecycle lifecycle = inject(new MessageLifecycle(), entities);
  final Outbox outbox;
  final OutcomeStore store;
  private final RowsFixture rows;
  private final MessageInsert insert = inject(new MessageInsert(), entities);

  NodeFixture(SettableClock clock) {
    this(clock, Map.of());
  }

  NodeFixture(SettableClock clock, Map<String, String> values) {
    this.clock = clock;
    rows = new RowsFixture(entities, clock);
    settings = SubmitSettingsFixture.with(values);
    recorder = RecorderFixture.of(entities, clock);
    outbox = inject(new Outbox(), entities, lifecycle, recorder, settings, clock);
    store = inject(new OutcomeStore(), entities, lifecycle, recorder, settings, clock);
  }

  /** A message that is due, of a send request of its own. */
  UUID queued() throws Exception {
    return queued(1).get(0);
  }

  /** So many messages of one send request that are due, in id order. */
  List<UUID> queued(int recipients) throws Exception {
    var now = clock.instant();
    var request =
        new SendRequest(CorrelationId.next(), "default", "shop", null, "Hello", recipients, now);
    var recipient = new Recipient("+385911111101");
    var messages = new ArrayList<Message>();
    for (int place = 0; place < recipients; place++) {
      messages.add(new Message(MessageId.next(), request.correlationId(), place, recipient, now));
    }
    messages.forEach(message -> message.askedBy(request));
    in(
        () -> {
          insert.insert(List.of(request), messages);
          return true;
        });
    return messages.stream().map(Message::id).toList();
  }

  /** Claims what is due; other tests may have left something, so the claim of one is picked. */
  Claim claim(UUID id) throws Exception {
    return in(() -> outbox.claim(10_000)).stream()
        .filter(claim -> claim.messages().stream().anyMatch(message -> message.id().equals(id)))
        .findFirst()
        .orElseThrow();
  }

  SubmitDecision.@Nullable Kind store(Claim claim, SubmitOutcome outcome) throws Exception {
    return in(() -> store.store(List.of(new SubmitResult(claim, outcome)))).keySet().stream()
        .findFirst()
        .orElse(null);
  }

  void report(UUID id, Status status) throws Exception {
    in(() -> recorder.record(List.of(reportOf(id, status))));
  }

  static DeliveryReport reportOf(UUID id, Status status) {
    return DeliveryReportFixture.bare(id, status, MessageFixture.ACCEPTED_AT);
  }

  /** How a row stands; times by how long they are from now. */
  String row(UUID id) throws Exception {
    return rows.row(
        id,
        Part.STATUS,
        Part.DUE,
        Part.LEASED,
        Part.LOOK,
        Part.CHECK,
        Part.SUBMITTED,
        Part.ATTEMPTS,
        Part.CHECKS);
  }

  /** What the history tells, oldest first. */
  List<String> history(UUID id) throws Exception {
    return rows.history(id);
  }

  <T> T in(Callable<T> work) throws Exception {
    return DatabaseFixture.inTransaction(entities, work);
  }

  @Override
  public void close() {
    entities.close();
  }
}
