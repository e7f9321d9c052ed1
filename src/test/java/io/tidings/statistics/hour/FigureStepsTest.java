package io.tidings.statistics.hour;

import static io.tidings.message.DeliveryReportFixture.ABSENT_SUBSCRIBER;
import static io.tidings.message.DeliveryReportFixture.NOT_DELIVERED;
import static io.tidings.message.DeliveryReportFixture.PENDING_ACCEPTED;
import static io.tidings.message.DeliveryReportFixture.PENDING_ENROUTE;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.DatabaseFixture;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Source;
import io.tidings.message.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the figures are after anything that can happen to messages and to whoever counts them. */
class FigureStepsTest {

  private static final DatabaseFixture DATABASE = DatabaseFixture.apart();
  private static final String ZAGREB = "+385911111101";
  private static final String BERLIN = "+4915111111102";

  private final FiguresFixture figures = new FiguresFixture(DATABASE);

  @AfterEach
  void forget() throws Exception {
    figures.forgetAll();
    figures.close();
  }

  private DeliveryReport delivered(UUID message, int seconds) {
    return report(message, TO_HANDSET)
        .doneAt(figures.clock.instant().plusSeconds(seconds))
        .facts()
        .made();
  }

  @Test
  void an_accepted_message_counts_before_anything_happens_to_it() throws Exception {
    figures.accepted("default", "Tidings", ZAGREB, BERLIN);

    figures.count();

    assertThat(figures.figures(Level.HOUR))
        .containsExactly(
            "25 12:00 default P DE unknown Tidings  1", "25 12:00 default P HR unknown Tidings  1");
    assertThat(figures.figures(Level.DAY)).hasSize(2).allMatch(row -> row.startsWith("25 00:00"));
    assertThat(figures.figures(Level.TOTAL)).containsExactly("25 12:00 default P     2");
    assertThat(figures.differences()).isEmpty();
  }

  @Test
  void what_becomes_of_a_message_counts_in_the_hour_it_was_accepted_in() throws Exception {
    var message = figures.accepted("default", "Tidings", ZAGREB).get(0);
    figures.count();
    figures.clock.pass(Duration.ofHours(3));
    figures.record(delivered(message, 0));

    figures.count();

    assertThat(figures.figures(Level.HOUR))
        .containsExactly("25 12:00 default D HR 21901 Tidings  1");
    assertThat(
            figures.rows(
                "select concat(segments, ' ', cost, ' ', took_18, ' ', currency) from figure where level = 'T'"))
        .containsExactly("2 0.0624 0 EUR");
    assertThat(figures.rows("select concat(took_19) from figure where level = 'T'"))
        .as("up to two hours")
        .containsExactly("0");
    assertThat(figures.rows("select concat(took_20) from figure where level = 'T'"))
        .as("up to six hours")
        .containsExactly("1");
    assertThat(figures.differences()).isEmpty();
  }

  @Test
  void a_late_correction_changes_the_hour_the_message_belongs_to() throws Exception {
    var message = figures.accepted("default", "Tidings", ZAGREB).get(0);
    figures.record(
        report(message, NOT_DELIVERED)
            .error(ABSENT_SUBSCRIBER)
            .doneAt(figures.clock.instant())
            .made());
    figures.count();
    assertThat(figures.figures(Level.HOUR))
        .containsExactly("25 12:00 default F HR unknown Tidings 27 1");
    figures.clock.pass(Duration.ofDays(2));
    figures.record(delivered(message, 0));

    figures.count();

    assertThat(figures.figures(Level.HOUR))
        .containsExactly("25 12:00 default D HR 21901 Tidings  1");
    assertThat(figures.differences()).isEmpty();
  }

  @Test
  void a_failure_without_an_error_is_told_by_its_status() throws Exception {
    var message = figures.accepted("default", "Tidings", ZAGREB).get(0);
    figures.record(DeliveryReport.ours(message, Status.NO_REPORT, "nothing came"));

    figures.count();

    assertThat(figures.figures(Level.HOUR))
        .containsExactly("25 12:00 default F HR unknown Tidings NO_REPORT 1");
  }

  @Test
  void a_status_with_digits_is_a_word_unless_they_may_be_a_number() throws Exception {
    var messages = figures.accepted("default", "Tidings", ZAGREB, ZAGREB);
    figures.record(
        report(messages.get(0), new Status("REJECTED_5_9003", 5, 9003)).made(),
        report(messages.get(1), new Status("REJECTED_385911270001", 5, 9004)).made());

    figures.count();

    assertThat(figures.figures(Level.HOUR))
        .containsExactlyInAnyOrder(
            "25 12:00 default F HR unknown Tidings REJECTED_5_9003 1",
            "25 12:00 default F HR unknown Tidings UNKNOWN 1");
  }

  @Test
  void messages_of_test_keys_count_nowhere() throws Exception {
    figures.accepted("default", "Tidings", true, ZAGREB);

    figures.count();

    assertThat(figures.rows("select cast(count(*) as text) from figure")).containsExactly("0");
    assertThat(figures.rows("select cast(count(*) as text) from figure_minute"))
        .containsExactly("0");
  }

  @Test
  void counting_again_from_an_earlier_place_changes_nothing() throws Exception {
    var message = figures.accepted("default", "Tidings", ZAGREB, BERLIN).get(0);
    figures.record(delivered(message, 4));
    figures.count();
    var before = figures.figures(Level.HOUR);

    figures.change(
        "update figure_progress set seq = 0, message = '00000000-0000-0000-0000-000000000000'");
    figures.count();

    assertThat(figures.figures(Level.HOUR)).isEqualTo(before).hasSize(2);
    assertThat(figures.differences()).isEmpty();
  }

  @Test
  void a_step_that_does_not_end_leaves_nothing() throws Exception {
    var message = figures.accepted("default", "Tidings", ZAGREB).get(0);
    figures.count();
    figures.record(delivered(message, 4));
    var node = figures.node();

    assertThatThrownBy(
            () ->
                figures.in(
                    () -> {
                      node.next();
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");

    assertThat(figures.figures(Level.HOUR))
        .containsExactly("25 12:00 default P HR unknown Tidings  1");
    figures.count();
    assertThat(figures.figures(Level.HOUR))
        .containsExactly("25 12:00 default D HR 21901 Tidings  1");
  }

  @Test
  void a_second_node_counts_nothing_while_the_first_does() throws Exception {
    figures.accepted("default", "Tidings", ZAGREB);
    try (var others = DATABASE.open()) {
      var other = FiguresFixture.node(others, figures.clock);

      figures.in(
          () -> {
            figures.node().next();
            assertThat(DatabaseFixture.inTransaction(others, other::next)).isFalse();
            return true;
          });

      assertThat(figures.rows("select cast(messages as text) from figure where level = 'T'"))
          .containsExactly("1");
      var message = figures.accepted("default", "Tidings", BERLIN).get(0);
      figures.record(delivered(message, 4));
      DatabaseFixture.inTransaction(others, other::next);
      assertThat(figures.differences()).isEmpty();
    }
  }

  @Test
  void an_erased_number_keeps_its_country_and_the_figures_keep_no_number() throws Exception {
    var message = figures.accepted("default", ZAGREB, BERLIN).get(0);
    figures.count();
    figures.change("update message set recipient = '+9995111111102', sender = '+999911111101'");
    figures.record(delivered(message, 4));

    figures.count();

    assertThat(figures.figures(Level.HOUR))
        .containsExactly("25 12:00 default D DE 21901 +********1101  1");
  }

  @Test
  void a_number_that_was_erased_before_it_was_counted_is_where_its_network_is() throws Exception {
    var messages = figures.accepted("default", "Tidings", "+9995111111102", "+9995111111103");
    figures.record(delivered(messages.get(0), 4));

    figures.count();

    assertThat(figures.figures(Level.HOUR))
        .containsExactlyInAnyOrder(
            "25 12:00 default D HR 21901 Tidings  1",
            "25 12:00 default P unknown unknown Tidings  1");
  }

  @Test
  void figures_outlive_their_messages() throws Exception {
    var messages = figures.accepted("default", "Tidings", ZAGREB, BERLIN);
    figures.record(delivered(messages.get(0), 4));
    figures.count();
    var before = figures.figures(Level.DAY);
    figures.clock.pass(Duration.ofDays(400));
    figures.change("delete from message");
    figures.change("delete from send_request");

    figures.in(figures.node()::tidy);
    figures.change(
        "update figure_progress set seq = 0, message = '00000000-0000-0000-0000-000000000000'");
    figures.count();

    assertThat(figures.figures(Level.DAY)).isEqualTo(before).hasSize(2);
    assertThat(figures.rows("select cast(count(*) as text) from counted_message"))
        .containsExactly("0");
  }

  @Test
  void what_is_kept_for_a_while_only_is_deleted() throws Exception {
    var message = figures.accepted("default", "Tidings", ZAGREB).get(0);
    figures.count();
    assertThat(figures.figures(Level.MOMENT)).hasSize(1);
    figures.clock.pass(Duration.ofHours(49));
    figures.record(delivered(message, 4));

    figures.count();
    figures.in(figures.node()::tidy);

    assertThat(figures.figures(Level.MOMENT)).isEmpty();
    assertThat(figures.rows("select cast(reported as text) from figure_minute"))
        .containsExactly("1");
    assertThat(figures.rows("select cast(id as text) from counted_message"))
        .containsExactly(message.toString());
  }

  @Test
  void minutes_tell_what_was_accepted_submitted_and_reported() throws Exception {
    var messages = figures.accepted("default", "Tidings", ZAGREB, BERLIN);
    figures.count();
    figures.clock.pass(Duration.ofMinutes(2));
    figures.record(
        report(messages.get(0), PENDING_ACCEPTED).source(Source.SUBMIT).made(),
        report(messages.get(1), PENDING_ACCEPTED).source(Source.SUBMIT).made(),
        report(messages.get(0), PENDING_ENROUTE).doneAt(figures.clock.instant()).made());

    figures.count();
    figures.count();

    assertThat(
            figures.rows(
                "select concat_ws(' ', to_char(at at time zone 'UTC', 'HH24:MI'), accepted, submitted,"
                    + " reported) from figure_minute order by at"))
        .containsExactly("12:00 2 0 0", "12:02 0 2 1");
  }

  @Test
  void what_is_stored_later_than_its_id_says_is_found() throws Exception {
    figures.accepted("default", "Tidings", ZAGREB);
    figures.count();
    var moment = figures.clock.instant();
    figures.clock.set(moment.minusSeconds(10));
    figures.accepted("default", "Tidings", BERLIN);
    figures.clock.set(moment);

    figures.count();

    assertThat(figures.figures(Level.TOTAL))
        .containsExactlyInAnyOrder("25 12:00 default P     1", "25 11:00 default P     1");
  }

  @Test
  void after_anything_in_any_order_the_figures_are_a_plain_recount() throws Exception {
    long seed = new Random().nextInt(10_000);
    figures.change(
        "insert into team (name, created_at) values ('other', now()) on conflict do nothing");
    var random = new Random(seed);
    var messages = new ArrayList<UUID>();
    var node = figures.node();
    for (int turn = 0; turn < 200; turn++) {
      switch (random.nextInt(6)) {
        case 0 ->
            messages.addAll(
                figures.accepted(
                    random.nextBoolean() ? "default" : "other",
                    random.nextBoolean() ? "Tidings" : "Shop",
                    ZAGREB,
                    BERLIN,
                    "+12025550123"));
        case 1 -> figures.in(node::next);
        case 2 -> figures.clock.pass(Duration.ofMinutes(random.nextInt(30)));
        default -> {
          if (!messages.isEmpty()) {
            figures.record(
                any(random, messages, figures.clock.instant()),
                any(random, messages, figures.clock.instant()));
          }
        }
      }
    }

    figures.count();

    assertThat(figures.differences()).as("seed " + seed).isEmpty();
    assertThat(figures.rows("select cast(sum(messages) as text) from figure where level = 'H'"))
        .containsExactly(Integer.toString(messages.size()));
  }

  private static DeliveryReport any(Random random, List<UUID> messages, Instant now) {
    var statuses = List.of(TO_HANDSET, NOT_DELIVERED, PENDING_ENROUTE, PENDING_ACCEPTED);
    var made =
        report(
                messages.get(random.nextInt(messages.size())),
                statuses.get(random.nextInt(statuses.size())))
            .doneAt(now.minusSeconds(random.nextInt(7_200)));
    return (random.nextBoolean() ? made.facts() : made.error(ABSENT_SUBSCRIBER)).made();
  }
}
