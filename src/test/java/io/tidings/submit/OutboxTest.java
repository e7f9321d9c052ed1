package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.CorrelationId;
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
import io.tidings.message.record.StatusRecorder;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The outbox on a real database, through days that pass at once. */
class OutboxTest {

  private static final Duration LONGEST_WAIT = Duration.ofHours(48);

  private final SettableClock clock = new SettableClock();
  private final SubmitSettings settings = SubmitSettingsFixture.with(Map.of());
  private final EntityManager entities = DatabaseFixture.running().open();
  private final StatusRecorder recorder = RecorderFixture.of(entities, clock);
  private final MessageInsert insert = InjectionFixture.inject(new MessageInsert(), entities);
  private final MessageLifecycle lifecycle =
      InjectionFixture.inject(new MessageLifecycle(), entities);
  private final Outbox outbox =
      InjectionFixture.inject(new Outbox(), entities, lifecycle, recorder, settings, clock);
  private final OutcomeStore store =
      InjectionFixture.inject(new OutcomeStore(), entities, lifecycle, recorder, settings, clock);

  @AfterEach
  void close() {
    entities.close();
  }

  @Test
  void a_claim_has_the_text_of_each_message() throws Exception {
    var request =
        new SendRequest(
            CorrelationId.next(), "default", "shop", null, "Hi {{name}}", 2, clock.instant());
    var messages = new ArrayList<Message>();
    for (var name : List.of("Ana", "Ivo")) {
      var recipient = new Recipient("+38591111110" + messages.size());
      var message =
          new Message(
              MessageId.next(),
              request.correlationId(),
              messages.size(),
              recipient,
              clock.instant());
      message.askedBy(request);
      message.fillWith(Map.of("name", name));
      messages.add(message);
    }
    in(
        () -> {
          insert.insert(List.of(request), messages);
          return true;
        });

    var claim =
        in(() -> outbox.claim(10_000)).stream()
            .filter(each -> each.request().correlationId().equals(request.correlationId()))
            .findFirst()
            .orElseThrow();

    assertThat(claim.messages())
        .extracting(message -> message.textOf(claim.request()).orElseThrow())
        .containsExactly("Hi Ana", "Hi Ivo");
  }

  @Test
  void a_message_that_nobody_could_submit_fails_when_it_has_waited_too_long() throws Exception {
    var id = queued();
    clock.pass(LONGEST_WAIT);
    assertThat(in(() -> outbox.giveUp("refused"))).isZero();
    clock.pass(Duration.ofSeconds(1));

    assertThat(in(() -> outbox.giveUp("refused"))).isEqualTo(1);

    assertThat(message(id).status()).isEqualTo(Status.FAILED);
    assertThat(row(id)).isEqualTo("due null, checked null, submitted null, attempts 0");
  }

  @Test
  void a_message_that_a_report_told_of_is_not_failed_but_looked_for() throws Exception {
    var id = queued();
    report(id, DeliveryReportFixture.PENDING_ENROUTE);
    clock.pass(LONGEST_WAIT.plusSeconds(1));

    assertThat(in(() -> outbox.giveUp("refused"))).isZero();

    assertThat(message(id).status()).isEqualTo(DeliveryReportFixture.PENDING_ENROUTE);
    var now = clock.instant();
    assertThat(row(id))
        .isEqualTo(
            "due null, checked %s, submitted %s, attempts 0"
                .formatted(now.plus(settings.silentAfter()), now));
  }

  @Test
  void an_attempt_at_a_message_that_is_known_already_leaves_no_trace_of_a_submit()
      throws Exception {
    var id = queued();
    var first = in(() -> outbox.claim(1_000));
    var submitted = clock.instant();
    in(() -> store.store(attempts(first, new SubmitOutcome.Unknown("time-out"))));
    in(
        () ->
            entities
                .createNativeQuery("update message set due_at = ?1, check_at = null where id = ?2")
                .setParameter(1, clock.instant())
                .setParameter(2, id)
                .executeUpdate());
    report(id, DeliveryReportFixture.PENDING_ENROUTE);
    clock.pass(Duration.ofHours(3));
    var again = in(() -> outbox.claim(1_000));

    var fates =
        in(() -> store.store(attempts(again, new SubmitOutcome.Unreachable("known already"))));

    assertThat(fates).containsOnly(Map.entry(SubmitDecision.Kind.KNOWN, 1));
    assertThat(row(id))
        .isEqualTo(
            "due null, checked %s, submitted %s, attempts 1"
                .formatted(clock.instant().plus(settings.silentAfter()), submitted));
  }

  private static List<SubmitResult> attempts(List<Claim> claims, SubmitOutcome outcome) {
    return claims.stream().map(claim -> new SubmitResult(claim, outcome)).toList();
  }

  private UUID queued() throws Exception {
    var request =
        new SendRequest(CorrelationId.next(), "default", "shop", null, "Hello", 1, clock.instant());
    var message =
        new Message(
            MessageId.next(),
            request.correlationId(),
            0,
            new Recipient("+385911111101"),
            clock.instant());
    message.askedBy(request);
    in(
        () -> {
          insert.insert(List.of(request), List.of(message));
          return true;
        });
    return message.id();
  }

  private void report(UUID id, Status status) throws Exception {
    var report = DeliveryReportFixture.bare(id, status, MessageFixture.ACCEPTED_AT);
    in(() -> recorder.record(List.of(report)));
  }

  private Message message(UUID id) throws Exception {
    return in(() -> entities.find(Message.class, id));
  }

  private String row(UUID id) throws Exception {
    var row =
        in(
            () ->
                (Object[])
                    entities
                        .createNativeQuery(
                            "select due_at, check_at, submitted_at, attempts from message where id"
                                + " = ?1")
                        .setParameter(1, id)
                        .getSingleResult());
    return "due %s, checked %s, submitted %s, attempts %s"
        .formatted(row[0], instant(row[1]), instant(row[2]), row[3]);
  }

  private static Object instant(Object time) {
    return time instanceof java.time.OffsetDateTime at ? at.toInstant() : time;
  }

  private <T> T in(Callable<T> work) throws Exception {
    return DatabaseFixture.inTransaction(entities, work);
  }
}
