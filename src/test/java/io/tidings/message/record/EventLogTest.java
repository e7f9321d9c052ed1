package io.tidings.message.record;

import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.message.CorrelationId;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Event;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.message.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log on a real database, without the transactions that others have at the same time. */
class EventLogTest {

  private final StoredMessagesFixture stored = new StoredMessagesFixture();

  @AfterEach
  void close() {
    stored.close();
  }

  @Test
  void events_get_the_next_places_and_are_told_with_them() throws Exception {
    var messages = stored.messages(stored.queued(2));
    long head = stored.in(stored.log::head);

    var events = append(messages.get(0), messages.get(1));

    assertThat(events).extracting(Event::seq).containsExactly(head + 1, head + 2);
    assertThat(stored.in(stored.log::head)).isEqualTo(head + 2);
    assertThat(stored.heard).containsExactly(new MessageStatusChanged(events));
    assertThat(stored.in(() -> stored.log.after(head, 10)))
        .extracting(Event::seq, Event::messageId)
        .containsExactly(
            tuple(head + 1, messages.get(0).id()), tuple(head + 2, messages.get(1).id()));
  }

  @Test
  void nothing_is_told_of_no_events() throws Exception {
    append();

    assertThat(stored.heard).isEmpty();
  }

  @Test
  void the_events_after_a_place_come_in_order_and_no_more_than_wanted() throws Exception {
    var messages = stored.messages(stored.queued(3)).toArray(Message[]::new);
    long head = stored.in(stored.log::head);
    append(messages);

    assertThat(stored.in(() -> stored.log.after(head, 2)))
        .extracting(Event::seq)
        .containsExactly(head + 1, head + 2);
    assertThat(stored.in(() -> stored.log.after(head + 2, 2)))
        .extracting(Event::seq)
        .containsExactly(head + 3);
    assertThat(stored.in(() -> stored.log.after(head + 3, 2))).isEmpty();
  }

  @Test
  void the_events_of_send_requests_are_found_between_two_places() throws Exception {
    var first = stored.queued(2);
    var second = stored.queued(1);
    var third = stored.queued(1);
    long head = stored.in(stored.log::head);
    for (var request : List.of(first, second, third)) {
      append(stored.messages(request).toArray(Message[]::new));
    }

    assertThat(of(List.of(first, third), head, head + 4, 10))
        .containsExactly(head + 1, head + 2, head + 4);
    assertThat(of(List.of(first, third), head + 1, head + 3, 10)).containsExactly(head + 2);
    assertThat(of(List.of(first, third), head, head + 4, 2)).containsExactly(head + 1, head + 2);
    assertThat(of(List.of(second), head + 3, head + 4, 10)).isEmpty();
  }

  private List<Long> of(List<SendRequest> requests, long after, long upTo, int limit)
      throws Exception {
    var ids = requests.stream().map(SendRequest::correlationId).toList();
    return stored.in(() -> stored.log.of(ids, after, upTo, limit)).stream()
        .map(Event::seq)
        .toList();
  }

  /** So that no number it is told grows by what others do. */
  @Test
  void a_team_counts_its_own_events_from_one_whatever_others_have_between() throws Exception {
    var team = "log-" + UUID.randomUUID();
    stored.in(
        () ->
            stored
                .entities
                .createNativeQuery("insert into team (name, created_at) values (?1, now())")
                .setParameter(1, team)
                .executeUpdate());
    var theirs = stored.queued(team, 2);
    var others = stored.messages(stored.queued(3)).toArray(Message[]::new);
    long head = stored.in(stored.log::head);
    append(others);
    append(stored.messages(theirs).get(0), others[0], stored.messages(theirs).get(1));
    append(others[1]);
    append(stored.messages(theirs).get(1));

    assertThat(places(theirs, 0)).containsExactly(1L, 2L, 3L);
    assertThat(places(theirs, 1)).containsExactly(2L, 3L);
    assertThat(places(theirs, 3)).isEmpty();
    assertThat(stored.in(() -> stored.log.headOf(team))).isEqualTo(new EventLog.Head(head + 8, 3));
    assertThat(stored.in(() -> stored.log.headOf("default")))
        .isEqualTo(new EventLog.Head(head + 8, head + 8));
    var snapshot = stored.in(() -> stored.repository.snapshots(List.of(theirs))).get(0);
    assertThat(snapshot.place()).isEqualTo(3);
    assertThat(snapshot.logPosition()).isEqualTo(head + 8);
  }

  /** The numbers of the events after one of them. */
  private List<Long> places(SendRequest request, long place) throws Exception {
    var ids = List.of(request.correlationId());
    return stored
        .in(() -> stored.log.of(ids, stored.log.seqOf(request.team(), ids, place), 1L << 40, 10))
        .stream()
        .map(Event::place)
        .toList();
  }

  @Test
  void what_has_expired_is_known() throws Exception {
    append(stored.messages(stored.queued(1)).get(0));
    assertThat(stored.in(stored.log::expiredUpTo)).isZero();
    stored.in(
        () -> {
          stored
              .entities
              .createNativeQuery("update event_log_head set expired_up_to = 1")
              .executeUpdate();
          assertThat(stored.log.expiredUpTo()).isEqualTo(1);
          return stored
              .entities
              .createNativeQuery("update event_log_head set expired_up_to = 0")
              .executeUpdate();
        });
  }

  @Test
  void a_snapshot_shows_each_request_with_its_messages_in_order() throws Exception {
    var first = stored.queued(3);
    var second = stored.queued(1);
    append(stored.messages(second).get(0));

    var snapshots = stored.in(() -> stored.repository.snapshots(List.of(second, first)));

    assertThat(snapshots).extracting(snapshot -> snapshot.request()).containsExactly(second, first);
    assertThat(snapshots)
        .extracting(snapshot -> snapshot.logPosition())
        .containsOnly(stored.in(stored.log::head));
    assertThat(snapshots.get(1).messages()).extracting(Message::position).containsExactly(0, 1, 2);
    assertThat(snapshots.get(0).messages()).hasSize(1);
  }

  @Test
  void send_requests_and_their_messages_are_found_by_their_name() throws Exception {
    var request = stored.queued(3);
    var id = request.correlationId();

    assertThat(stored.in(() -> stored.repository.find("default", id)).orElseThrow().correlationId())
        .isEqualTo(id);
    assertThat(stored.in(() -> stored.repository.find("default", CorrelationId.next()))).isEmpty();
    assertThat(
            stored.in(() -> stored.repository.find("default", List.of(id, CorrelationId.next()))))
        .extracting(SendRequest::correlationId)
        .containsExactly(id);
    assertThat(stored.messages(request)).extracting(Message::position).containsExactly(0, 1, 2);
    assertThat(stored.in(() -> stored.repository.lockAll("default", id)))
        .extracting(Message::id)
        .containsExactlyElementsOf(
            stored.messages(request).stream().map(Message::id).sorted().toList());
  }

  @Test
  void what_is_of_a_team_is_not_there_for_another() throws Exception {
    var id = stored.queued(1).correlationId();

    assertThat(stored.in(() -> stored.repository.find("billing", id))).isEmpty();
    assertThat(stored.in(() -> stored.repository.find("billing", List.of(id)))).isEmpty();
    assertThat(stored.in(() -> stored.repository.lockAll("billing", id))).isEmpty();
  }

  private List<Event> append(Message... messages) throws Exception {
    var events =
        Arrays.stream(messages)
            .map(
                message -> {
                  var report = DeliveryReport.ours(message.id(), TO_HANDSET, "because");
                  return new Event(message, report, Verdict.APPLIED, DONE_AT);
                })
            .toList();
    return stored.in(
        () -> {
          stored.log.append(List.of(), events);
          return events;
        });
  }
}
