package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Status;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of a message's row, for every outcome of a submit and whatever happened meanwhile.
 */
class OutcomeStoreTest {

  private static final Duration CALL = Duration.ofSeconds(3);
  private static final Status REJECTED = new Status("REJECTED_NO_CREDIT", 5, 51);

  private final SettableClock clock = new SettableClock();
  private final NodeFixture node = new NodeFixture(clock);
  private final NodeFixture other = new NodeFixture(clock);

  /** What happens to a claimed message while Infobip is called. */
  enum Meanwhile {
    NOTHING {
      @Override
      void happens(UUID id, OutcomeStoreTest test) {}
    },
    TOLD {
      @Override
      void happens(UUID id, OutcomeStoreTest test) throws Exception {
        test.node.report(id, DeliveryReportFixture.PENDING_ENROUTE);
      }
    },
    DELIVERED {
      @Override
      void happens(UUID id, OutcomeStoreTest test) throws Exception {
        test.node.report(id, DeliveryReportFixture.TO_HANDSET);
      }
    },
    LEASE_LOST {
      @Override
      void happens(UUID id, OutcomeStoreTest test) throws Exception {
        test.clock.pass(test.node.settings.lease());
        test.other.in(test.other.outbox::releaseLost);
      }
    },
    TAKEN_OVER {
      @Override
      void happens(UUID id, OutcomeStoreTest test) throws Exception {
        LEASE_LOST.happens(id, test);
        test.other.in(
            () -> {
              test.other.lifecycle.dueAgain(List.of(id), test.clock.instant());
              return true;
            });
        test.other.claim(id);
      }
    },
    LAST_RETRY {
      @Override
      void happens(UUID id, OutcomeStoreTest test) {}
    };

    abstract void happens(UUID id, OutcomeStoreTest test) throws Exception;
  }

  enum Outcome {
    NAMED,
    REJECTED,
    NOT_NAMED,
    REFUSED,
    BLOCKED,
    THROTTLED,
    UNREACHABLE,
    UNKNOWN;

    SubmitOutcome of(UUID id) {
      return switch (this) {
        case NAMED ->
            new SubmitOutcome.Taken(
                List.of(NodeFixture.reportOf(id, DeliveryReportFixture.PENDING_ACCEPTED)));
        case REJECTED ->
            new SubmitOutcome.Taken(List.of(NodeFixture.reportOf(id, OutcomeStoreTest.REJECTED)));
        case NOT_NAMED -> new SubmitOutcome.Taken(List.of());
        case REFUSED -> new SubmitOutcome.Refused("bad", false);
        case BLOCKED -> new SubmitOutcome.Blocked("unpaid");
        case THROTTLED -> new SubmitOutcome.Throttled("slow down", null);
        case UNREACHABLE -> new SubmitOutcome.Unreachable("no route");
        case UNKNOWN -> new SubmitOutcome.Unknown("time-out");
      };
    }
  }

  @AfterEach
  void close() {
    node.close();
    other.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOTHING      | NAMED       | PENDING_ACCEPTED due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          NOTHING      | REJECTED    | REJECTED_NO_CREDIT due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          NOTHING      | NOT_NAMED   | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 1 checks 0
          NOTHING      | REFUSED     | FAILED due - leased - SILENT check - submitted - attempts 1 checks 0
          NOTHING      | BLOCKED     | QUEUED due PT-3S leased - SILENT check - submitted - attempts 0 checks 0
          NOTHING      | THROTTLED   | QUEUED due PT1S leased - SILENT check - submitted - attempts 1 checks 0
          NOTHING      | UNREACHABLE | QUEUED due PT-3S leased - SILENT check - submitted - attempts 0 checks 0
          NOTHING      | UNKNOWN     | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 1 checks 0
          TOLD         | NAMED       | PENDING_ENROUTE due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          TOLD         | REJECTED    | REJECTED_NO_CREDIT due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          TOLD         | NOT_NAMED   | PENDING_ENROUTE due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          TOLD         | REFUSED     | PENDING_ENROUTE due - leased - SILENT check PT5M submitted PT0S attempts 0 checks 0
          TOLD         | BLOCKED     | PENDING_ENROUTE due - leased - SILENT check PT5M submitted PT0S attempts 0 checks 0
          TOLD         | THROTTLED   | PENDING_ENROUTE due - leased - SILENT check PT5M submitted PT0S attempts 0 checks 0
          TOLD         | UNREACHABLE | PENDING_ENROUTE due - leased - SILENT check PT5M submitted PT0S attempts 0 checks 0
          TOLD         | UNKNOWN     | PENDING_ENROUTE due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          DELIVERED    | NAMED       | DELIVERED_TO_HANDSET due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          DELIVERED    | REJECTED    | DELIVERED_TO_HANDSET due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          DELIVERED    | NOT_NAMED   | DELIVERED_TO_HANDSET due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          DELIVERED    | REFUSED     | DELIVERED_TO_HANDSET due - leased - SILENT check PT5M submitted PT0S attempts 0 checks 0
          DELIVERED    | BLOCKED     | DELIVERED_TO_HANDSET due - leased - SILENT check PT5M submitted PT0S attempts 0 checks 0
          DELIVERED    | THROTTLED   | DELIVERED_TO_HANDSET due - leased - SILENT check PT5M submitted PT0S attempts 0 checks 0
          DELIVERED    | UNREACHABLE | DELIVERED_TO_HANDSET due - leased - SILENT check PT5M submitted PT0S attempts 0 checks 0
          DELIVERED    | UNKNOWN     | DELIVERED_TO_HANDSET due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          LEASE_LOST   | NAMED       | PENDING_ACCEPTED due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          LEASE_LOST   | REJECTED    | REJECTED_NO_CREDIT due - leased - SILENT check PT5M submitted PT0S attempts 1 checks 0
          LEASE_LOST   | NOT_NAMED   | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 1 checks 0
          LEASE_LOST   | REFUSED     | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 1 checks 0
          LEASE_LOST   | BLOCKED     | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 1 checks 0
          LEASE_LOST   | THROTTLED   | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 1 checks 0
          LEASE_LOST   | UNREACHABLE | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 1 checks 0
          LEASE_LOST   | UNKNOWN     | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 1 checks 0
          TAKEN_OVER   | NAMED       | PENDING_ACCEPTED due - leased - SILENT check PT5M submitted PT0S attempts 2 checks 0
          TAKEN_OVER   | REJECTED    | REJECTED_NO_CREDIT due - leased - SILENT check PT5M submitted PT0S attempts 2 checks 0
          TAKEN_OVER   | NOT_NAMED   | QUEUED due PT0S leased PT2M SILENT check - submitted - attempts 2 checks 0
          TAKEN_OVER   | REFUSED     | QUEUED due PT0S leased PT2M SILENT check - submitted - attempts 2 checks 0
          TAKEN_OVER   | BLOCKED     | QUEUED due PT0S leased PT2M SILENT check - submitted - attempts 2 checks 0
          TAKEN_OVER   | THROTTLED   | QUEUED due PT0S leased PT2M SILENT check - submitted - attempts 2 checks 0
          TAKEN_OVER   | UNREACHABLE | QUEUED due PT0S leased PT2M SILENT check - submitted - attempts 2 checks 0
          TAKEN_OVER   | UNKNOWN     | QUEUED due PT0S leased PT2M SILENT check - submitted - attempts 2 checks 0
          LAST_RETRY   | NAMED       | PENDING_ACCEPTED due - leased - SILENT check PT5M submitted PT0S attempts 12 checks 0
          LAST_RETRY   | REJECTED    | REJECTED_NO_CREDIT due - leased - SILENT check PT5M submitted PT0S attempts 12 checks 0
          LAST_RETRY   | NOT_NAMED   | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 12 checks 0
          LAST_RETRY   | REFUSED     | FAILED due - leased - SILENT check - submitted - attempts 12 checks 0
          LAST_RETRY   | BLOCKED     | QUEUED due PT-3S leased - SILENT check - submitted - attempts 11 checks 0
          LAST_RETRY   | THROTTLED   | FAILED due - leased - SILENT check - submitted - attempts 12 checks 0
          LAST_RETRY   | UNREACHABLE | QUEUED due PT-3S leased - SILENT check - submitted - attempts 11 checks 0
          LAST_RETRY   | UNKNOWN     | QUEUED due - leased - UNKNOWN check PT30S submitted PT0S attempts 12 checks 0
          """)
  void every_outcome_meets_every_state(Meanwhile meanwhile, Outcome outcome, String row)
      throws Exception {
    var id = node.queued();
    if (meanwhile == Meanwhile.LAST_RETRY) {
      useUpRetries(id);
    }
    var claim = node.claim(id);
    clock.pass(CALL);
    meanwhile.happens(id, this);

    node.store(claim, outcome.of(id));

    assertThat(node.row(id)).isEqualTo(row);
  }

  @Test
  void an_answer_counts_for_the_messages_of_its_call_and_once_for_each() throws Exception {
    var id = node.queued();
    var other = node.queued();
    var claim = node.claim(id);

    node.store(
        claim,
        new SubmitOutcome.Taken(
            List.of(
                NodeFixture.reportOf(id, DeliveryReportFixture.PENDING_ACCEPTED),
                NodeFixture.reportOf(id, DeliveryReportFixture.EXPIRED),
                NodeFixture.reportOf(other, DeliveryReportFixture.EXPIRED))));

    assertThat(node.history(id)).containsExactly("REPORT PENDING_ACCEPTED APPLIED");
    assertThat(node.history(other)).isEmpty();
  }

  private void useUpRetries(UUID id) throws Exception {
    node.in(
        () ->
            node.entities
                .createNativeQuery("update message set attempts = ?1 where id = ?2")
                .setParameter(1, node.settings.retries().size())
                .setParameter(2, id)
                .executeUpdate());
  }
}
