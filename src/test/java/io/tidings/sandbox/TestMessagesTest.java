package io.tidings.sandbox;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import io.tidings.message.MessageId;
import io.tidings.message.Recipient;
import io.tidings.message.SendRequest;
import io.tidings.message.record.MessageInsert;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.RecorderFixture;
import io.tidings.message.record.RowsFixture;
import io.tidings.message.record.RowsFixture.Part;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages of test keys on a real database in which no others are. */
class TestMessagesTest {

  private final SettableClock clock = new SettableClock();
  private final EntityManager entities = DatabaseFixture.running().open();
  private final RowsFixture rows = new RowsFixture(entities, clock);
  private final MessageLifecycle lifecycle = inject(new MessageLifecycle(), entities);
  private final TestMessages messages =
      inject(new TestMessages(), entities, lifecycle, RecorderFixture.of(entities, clock), clock);

  @BeforeEach
  void putAway() throws Exception {
    DatabaseFixture.running().putAway();
  }

  @AfterEach
  void close() {
    entities.close();
  }

  private UUID sent(String recipient) throws Exception {
    return sent(recipient, null);
  }

  private UUID sent(String recipient, @Nullable Duration in) throws Exception {
    var request =
        new SendRequest(CorrelationId.next(), "default", "shop", null, "Hello", 1, clock.instant());
    request.beTest();
    var message =
        new Message(
            MessageId.next(),
            request.correlationId(),
            0,
            new Recipient(recipient),
            clock.instant());
    message.askedBy(request);
    message.beTest();
    if (in != null) {
      message.scheduleFor(clock.instant().plus(in));
    }
    inTransaction(
        entities,
        () -> {
          inject(new MessageInsert(), entities).insert(List.of(request), List.of(message));
          return true;
        });
    return message.id();
  }

  private int step() throws Exception {
    return inTransaction(entities, messages::step);
  }

  /** Until nothing more becomes of anything. */
  private void stepToTheEnd() throws Exception {
    while (step() > 0) {
      clock.pass(TestMessages.STEP);
    }
  }

  @Test
  void a_message_goes_from_step_to_step_and_then_nothing_more_is_done_with_it() throws Exception {
    var id = sent("+385911111102");
    assertThat(rows.row(id, Part.STATUS, Part.DUE, Part.LOOK, Part.CHECK))
        .isEqualTo("QUEUED due - TEST check PT0S");

    assertThat(step()).isOne();
    assertThat(step()).isZero();
    assertThat(rows.row(id, Part.STATUS, Part.DUE, Part.LOOK, Part.CHECK, Part.SUBMITTED))
        .isEqualTo("PENDING_ACCEPTED due - TEST check PT1S submitted PT0S");

    clock.pass(TestMessages.STEP);
    assertThat(step()).isOne();
    clock.pass(TestMessages.STEP);
    assertThat(step()).isOne();
    assertThat(rows.row(id, Part.STATUS, Part.DUE, Part.CHECK))
        .isEqualTo("DELIVERED_TO_HANDSET due - check -");
    clock.pass(Duration.ofDays(1));
    assertThat(step()).isZero();
    assertThat(rows.history(id))
        .containsExactly(
            "TEST PENDING_ACCEPTED APPLIED",
            "TEST DELIVERED_TO_OPERATOR APPLIED",
            "TEST DELIVERED_TO_HANDSET APPLIED");
  }

  @Test
  void what_was_expired_is_corrected_and_of_what_no_report_comes_that_is_said() throws Exception {
    var corrected = sent("+385911111109");
    var stuck = sent("+385911111115");
    stepToTheEnd();

    assertThat(rows.history(corrected))
        .containsExactly(
            "TEST PENDING_ACCEPTED APPLIED",
            "TEST EXPIRED_EXPIRED APPLIED",
            "TEST DELIVERED_TO_HANDSET CORRECTED");
    assertThat(rows.historyWithReasons(stuck))
        .containsExactly(
            "TEST PENDING_ACCEPTED APPLIED",
            "TEST PENDING_ENROUTE APPLIED",
            "TEST NO_REPORT APPLIED Of a test to such a number no report comes.");
  }

  @Test
  void a_scheduled_one_waits_for_its_time() throws Exception {
    var id = sent("+385911111106", Duration.ofHours(1));
    assertThat(step()).isZero();
    assertThat(rows.row(id, Part.STATUS, Part.DUE)).isEqualTo("SCHEDULED due -");

    clock.pass(Duration.ofHours(1));
    assertThat(step()).isOne();
    assertThat(rows.row(id, Part.STATUS, Part.CHECK))
        .isEqualTo("REJECTED_NOT_ENOUGH_CREDITS check -");
  }

  @Test
  void neither_the_outbox_nor_the_database_lets_one_leave() throws Exception {
    var id = sent("+385911111101");
    clock.pass(Duration.ofDays(1));

    assertThat(
            inTransaction(
                entities,
                () ->
                    lifecycle.lease(
                        100, clock.instant(), clock.instant().plus(Duration.ofMinutes(1)))))
        .isEmpty();
    assertThatThrownBy(() -> rows.run("update message set due_at = now() where id = '%s'", id))
        .hasStackTraceContaining("message_test_is_never_due");
  }
}
