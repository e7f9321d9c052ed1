package io.tidings.reconcile;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.InjectionFixture.inject;
import static io.tidings.reconcile.DoubtTest.answer;
import static io.tidings.reconcile.DoubtTest.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.ParsedReports;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Status;
import io.tidings.message.Verdict;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.StatusRecorder;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages whose end has come, while Infobip's logs have entries for them that cannot be read. */
class OverdueMessagesTest {

  private static final Duration SINCE_SUBMIT = Duration.ofHours(2);
  private static final Duration REACH = Duration.ofHours(48);

  private final EntityManager entities = DatabaseFixture.running().open();
  private final SettableClock clock = new SettableClock();
  private final Recorded recorded = new Recorded();
  private final OverdueMessages overdue =
      inject(
          new OverdueMessages(),
          entities,
          inject(new MessageLifecycle(), entities),
          clock,
          recorded);

  /** Remembers what it was given. */
  private static final class Recorded extends StatusRecorder {
    private final List<DeliveryReport> reports = new ArrayList<>();

    @Override
    public List<Verdict> record(List<DeliveryReport> said) {
      reports.addAll(said);
      return List.of();
    }

    private List<UUID> ended() {
      return reports.stream()
          .filter(report -> report.status().equals(Status.NO_REPORT))
          .map(DeliveryReport::messageId)
          .toList();
    }
  }

  @AfterEach
  void forget() throws Exception {
    // What is left would be claimed by the next test.
    run("update message set check_at = null where look = 'LAST'");
    entities.close();
  }

  @Test
  void a_message_that_the_logs_do_not_know_ends() throws Exception {
    var id = due(1).get(0);

    var last = look(answer(""));

    assertThat(last).isEqualTo(new OverdueMessages.Last(1, 0));
    assertThat(recorded.ended()).containsExactly(id);
  }

  @Test
  void a_message_whose_entry_cannot_be_read_does_not_end_and_is_looked_for_again()
      throws Exception {
    var ids = due(2);

    var last = look(answer(entry(ids.get(0), "{\"groupId\":17}")));

    assertThat(last).isEqualTo(new OverdueMessages.Last(1, 1));
    assertThat(recorded.ended()).containsExactly(ids.get(1));
    clock.pass(Duration.ofMinutes(14));
    assertThat(claimed()).isEmpty();
    clock.pass(Duration.ofMinutes(2));
    assertThat(claimed()).containsExactly(ids.get(0));
  }

  @Test
  void an_entry_that_names_no_message_spoils_only_one_look_of_the_others() throws Exception {
    var ids = due(3);

    var last = look(answer("{\"status\":{\"groupId\":3}}"));

    assertThat(last).isEqualTo(new OverdueMessages.Last(0, 3));
    assertThat(recorded.ended()).isEmpty();
    clock.pass(Duration.ofMinutes(15));
    var alone = new ArrayList<UUID>();
    for (int second = 0; second < ids.size(); second++) {
      clock.pass(Duration.ofSeconds(1));
      assertThat(claimed()).hasSize(1).allSatisfy(alone::add);
    }
    assertThat(alone).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void an_entry_that_can_never_be_read_holds_up_the_end_as_long_as_the_logs_reach_back()
      throws Exception {
    var id = due(1).get(0);
    int looks = 0;
    var elapsed = SINCE_SUBMIT;
    while (elapsed.compareTo(REACH) < 0) {
      if (look(answer(entry(id, "{}"))).inDoubt() == 1) {
        looks++;
      }
      assertThat(recorded.ended()).isEmpty();
      clock.pass(Duration.ofMinutes(30));
      elapsed = elapsed.plusMinutes(30);
    }

    assertThat(looks).isEqualTo(92);
    assertThat(inTransaction(entities, overdue::endOutOfReach)).isEqualTo(1);
    assertThat(recorded.ended()).containsExactly(id);
    assertThat(recorded.reports.get(recorded.reports.size() - 1).reason())
        .isEqualTo("No final report came, and Infobip's logs no longer reach back to its submit.");
  }

  private OverdueMessages.Last look(ParsedReports answer) throws Exception {
    var ids = claimed();
    return inTransaction(entities, () -> overdue.foundLast(ids, answer));
  }

  private List<UUID> claimed() throws Exception {
    return inTransaction(entities, () -> overdue.claimLast(50));
  }

  private List<UUID> due(int count) throws Exception {
    var request = UUID.randomUUID();
    run(
        "insert into send_request (correlation_id, created_at, recipients, caller, text)"
            + " values ('%s', now(), %d, 'shop', 'Overdue')",
        request, count);
    var ids = IntStream.range(0, count).mapToObj(n -> UUID.randomUUID()).toList();
    for (int place = 0; place < count; place++) {
      run(
          "insert into message (id, correlation_id, updated_at, submitted_at, position, status,"
              + " outcome, recipient, look, check_at) values ('%s', '%s', '%s', '%s', %d,"
              + " 'PENDING_ENROUTE', 'SENT', '+385911111101', 'LAST', '%s')",
          ids.get(place),
          request,
          clock.instant(),
          clock.instant().minus(SINCE_SUBMIT),
          place,
          clock.instant());
    }
    return ids;
  }

  private void run(String statement, Object... values) throws Exception {
    inTransaction(
        entities, () -> entities.createNativeQuery(statement.formatted(values)).executeUpdate());
  }
}
