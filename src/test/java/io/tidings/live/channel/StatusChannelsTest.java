package io.tidings.live.channel;

import static io.tidings.live.ReaderFixture.END;
import static io.tidings.live.ReaderFixture.firstAnd;
import static io.tidings.live.ReaderFixture.following;
import static io.tidings.live.ReaderFixture.joining;
import static io.tidings.live.ReaderFixture.stalled;
import static io.tidings.live.ReaderFixture.text;
import static io.tidings.message.LogFixture.ACCEPTED;
import static io.tidings.message.LogFixture.DELIVERED;
import static io.tidings.message.LogFixture.elsewhere;
import static io.tidings.message.LogFixture.event;
import static io.tidings.message.LogFixture.eventOnly;
import static io.tidings.message.LogFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.live.ReaderFixture;
import io.tidings.message.Event;
import io.tidings.message.Snapshot;
import io.tidings.message.Status;
import io.tidings.sse.StreamSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusChannelsTest {

  private final StatusChannels channels = new StatusChannels();

  @Test
  void a_status_event_is_one_line_of_json_with_its_place_in_the_log() {
    var message = snapshot(4, 1).messages().get(0);

    assertThat(text(new StatusEvent(eventOnly(5, message, Status.FAILED))))
        .isEqualTo(
            "event: status\nid: 5\ndata: {\"seq\":5,\"correlationId\":\""
                + message.correlationId()
                + "\",\"messageId\":\""
                + message.id()
                + "\",\"at\":\"2026-11-23T12:00:00Z\",\"source\":\"TIDINGS\",\"verdict\":\"APPLIED\","
                + "\"status\":\"FAILED\",\"outcome\":\"failed\",\"final\":true,"
                + "\"explanation\":{\"text\":\"It could not be handed to Infobip.\",\"advice\":"
                + "\"See the reason in its history, put that right and send it again.\","
                + "\"resend\":\"changed\",\"charged\":false},"
                + "\"reason\":\"because\",\"repeats\":0}\n\n");
  }

  @Test
  void a_reader_gets_the_events_of_its_send_request_and_no_others() {
    var snapshot = snapshot(4, 1);
    var reader = following(channels, snapshot);
    var accepted = eventOnly(6, snapshot.messages().get(0), ACCEPTED);

    channels.publish(List.of(elsewhere(5), accepted, elsewhere(7)));

    assertThat(reader.sent()).isEqualTo(firstAnd(accepted));
  }

  @Test
  void what_came_while_joining_is_released_once_when_it_is_newer_than_the_snapshot() {
    var snapshot = snapshot(6, 1);
    var message = snapshot.messages().get(0);
    var reader = joining(channels, snapshot);
    var newer = eventOnly(7, message, ACCEPTED);
    channels.publish(
        List.of(eventOnly(5, message, ACCEPTED), eventOnly(6, message, ACCEPTED), newer));
    assertThat(reader.sent()).isEmpty();

    reader.begin(snapshot);
    channels.publish(List.of(newer));

    assertThat(reader.sent()).isEqualTo(firstAnd(newer));
  }

  @Test
  void what_the_tail_publishes_late_is_not_told_to_those_whose_snapshot_has_it() {
    var snapshot = snapshot(4, 1);
    var message = snapshot.messages().get(0);
    var early = following(channels, snapshot);
    var late = following(channels, new Snapshot(6, snapshot.request(), snapshot.messages()));
    var first = eventOnly(5, message, ACCEPTED);
    var second = eventOnly(6, message, ACCEPTED);
    var third = eventOnly(7, message, ACCEPTED);

    channels.publish(List.of(first, second));
    channels.publish(List.of(third));

    assertThat(early.sent()).isEqualTo(firstAnd(first, second, third));
    assertThat(late.sent()).isEqualTo(firstAnd(third));
  }

  @Test
  void a_stream_ends_when_every_message_is_final() {
    var snapshot = snapshot(4, 2);
    var reader = following(channels, snapshot);
    var one = eventOnly(5, snapshot.messages().get(0), DELIVERED);
    var two = eventOnly(6, snapshot.messages().get(1), Status.NO_REPORT);

    channels.publish(List.of(one));
    assertThat(reader.follower().isClosed()).isFalse();
    channels.publish(List.of(two));

    assertThat(reader.sent()).isEqualTo(firstAnd(one, two) + text(END));
    assertThat(reader.response().completions()).isEqualTo(1);
    assertThat(channels.isEmpty()).isTrue();
    assertThat(reader.follower().dropped()).isEmpty();
  }

  @Test
  void a_message_that_is_open_again_keeps_the_stream_open() {
    var snapshot = snapshot(4, 2);
    var reader = following(channels, snapshot);
    var one = snapshot.messages().get(0);
    var two = snapshot.messages().get(1);

    channels.publish(List.of(eventOnly(5, one, Status.NO_REPORT), eventOnly(6, one, ACCEPTED)));
    channels.publish(List.of(eventOnly(7, two, DELIVERED)));
    assertThat(reader.follower().isClosed()).isFalse();

    channels.publish(List.of(eventOnly(8, one, DELIVERED)));
    assertThat(reader.follower().isClosed()).isTrue();
  }

  @Test
  void the_last_final_event_may_come_while_joining() {
    var snapshot = snapshot(4, 1);
    var reader = joining(channels, snapshot);
    var delivered = eventOnly(5, snapshot.messages().get(0), DELIVERED);
    channels.publish(List.of(delivered));

    reader.begin(snapshot);

    assertThat(reader.sent()).isEqualTo(firstAnd(delivered) + text(END));
    assertThat(reader.follower().isClosed()).isTrue();
  }

  @Test
  void a_stream_of_final_messages_ends_after_its_snapshot() {
    var snapshot = snapshot(4, 1);
    event(3, snapshot.messages().get(0), DELIVERED);

    var reader = following(channels, snapshot);

    assertThat(reader.sent()).isEqualTo(firstAnd() + text(END));
    assertThat(channels.isEmpty()).isTrue();
  }

  @Test
  void a_large_last_batch_ends_the_stream_of_a_reader_that_is_up_to_date() {
    var snapshot = snapshot(4, 2 * ReaderFixture.MOST_EVENTS);
    var reader = following(channels, snapshot);
    var events = new ArrayList<Event>();
    for (var message : snapshot.messages()) {
      events.add(eventOnly(5 + events.size(), message, DELIVERED));
    }

    channels.publish(events);

    assertThat(reader.sent()).isEqualTo(firstAnd(events.toArray(Event[]::new)) + text(END));
    assertThat(reader.follower().dropped()).isEmpty();
  }

  @Test
  void a_reader_of_many_gets_the_events_of_all_in_the_order_of_the_log() {
    var one = snapshot(4, 1);
    var two = snapshot(4, 1);
    var reader = following(channels, one, two);
    var events =
        List.of(
            eventOnly(5, one.messages().get(0), ACCEPTED),
            eventOnly(6, two.messages().get(0), ACCEPTED),
            elsewhere(7),
            eventOnly(8, one.messages().get(0), ACCEPTED),
            eventOnly(9, two.messages().get(0), ACCEPTED));

    channels.publish(events);
    channels.publish(List.of(eventOnly(10, one.messages().get(0), ACCEPTED)));

    assertThat(reader.sent())
        .isEqualTo(
            firstAnd(
                events.get(0),
                events.get(1),
                events.get(3),
                events.get(4),
                eventOnly(10, one.messages().get(0), ACCEPTED)));
  }

  @Test
  void what_came_of_many_while_joining_is_released_in_the_order_of_the_log() {
    var one = snapshot(5, 1);
    var two = snapshot(5, 1);
    var reader = joining(channels, one, two);
    var first = eventOnly(6, two.messages().get(0), ACCEPTED);
    var second = eventOnly(7, one.messages().get(0), ACCEPTED);
    var third = eventOnly(8, two.messages().get(0), ACCEPTED);
    channels.publish(List.of(eventOnly(5, one.messages().get(0), ACCEPTED), first, second, third));

    reader.begin(one, two);

    assertThat(reader.sent()).isEqualTo(firstAnd(first, second, third));
  }

  @Test
  void a_stream_of_many_ends_when_every_message_of_all_is_final() {
    var one = snapshot(4, 1);
    var two = snapshot(4, 1);
    var reader = following(channels, one, two);
    var first = eventOnly(5, two.messages().get(0), DELIVERED);
    var last = eventOnly(6, one.messages().get(0), DELIVERED);

    channels.publish(List.of(first));
    assertThat(reader.follower().isClosed()).isFalse();
    channels.publish(List.of(last));

    assertThat(reader.sent()).isEqualTo(firstAnd(first, last) + text(END));
    assertThat(channels.isEmpty()).isTrue();
  }

  @Test
  void a_reader_of_many_leaves_all_its_channels() {
    var one = snapshot(4, 1);
    var two = snapshot(4, 1);
    var many = following(channels, one, two);
    var single = following(channels, two);

    many.follower().close();

    assertThat(channels.followers()).isEqualTo(1);
    channels.publish(List.of(eventOnly(5, two.messages().get(0), DELIVERED)));
    assertThat(many.sent()).isEqualTo(firstAnd());
    assertThat(single.follower().isClosed()).isTrue();
    assertThat(channels.isEmpty()).isTrue();
  }

  @Test
  void a_reader_that_is_sent_away_gets_what_was_queued_and_nothing_more() {
    var snapshot = snapshot(4, 1);
    var reader = following(channels, snapshot);
    var accepted = eventOnly(5, snapshot.messages().get(0), ACCEPTED);
    channels.publish(List.of(accepted));

    reader.follower().leave();
    channels.publish(List.of(eventOnly(6, snapshot.messages().get(0), DELIVERED)));

    assertThat(reader.sent()).isEqualTo(firstAnd(accepted));
    assertThat(reader.response().completions()).isEqualTo(1);
    assertThat(channels.isEmpty()).isTrue();
  }

  @Test
  void a_reader_that_stalls_is_evicted_while_the_others_get_everything() {
    var snapshot = snapshot(0, 1);
    var message = snapshot.messages().get(0);
    var before = following(channels, snapshot);
    var stalled = stalled(channels, snapshot);
    var after = following(channels, snapshot);
    var events = new ArrayList<Event>();
    for (int seq = 1; seq <= 100; seq++) {
      events.add(eventOnly(seq, message, ACCEPTED));
    }

    events.forEach(event -> channels.publish(List.of(event)));

    assertThat(before.sent()).isEqualTo(firstAnd(events.toArray(Event[]::new)));
    assertThat(after.sent()).isEqualTo(firstAnd(events.toArray(Event[]::new)));
    assertThat(stalled.follower().isClosed()).isTrue();
    assertThat(stalled.follower().dropped()).contains(StreamSink.Drop.BEHIND);
    assertThat(channels.followers()).isEqualTo(2);
  }

  @Test
  void a_channel_goes_with_its_last_reader() {
    var snapshot = snapshot(4, 1);
    var one = following(channels, snapshot);
    var two = joining(channels, snapshot);
    assertThat(channels.followers()).isEqualTo(2);

    one.response().tellWriteListener();
    one.follower().close();
    assertThat(channels.followers()).isEqualTo(1);
    assertThat(channels.isEmpty()).isFalse();

    two.follower().close();
    assertThat(channels.followers()).isZero();
    assertThat(channels.isEmpty()).isTrue();
  }

  @Test
  void a_reader_that_left_while_joining_leaves_no_stream_open() {
    var snapshot = snapshot(4, 1);
    var reader = joining(channels, snapshot);
    reader.follower().close();

    reader.begin(snapshot);

    assertThat(reader.response().completions()).isEqualTo(1);
    assertThat(channels.isEmpty()).isTrue();
  }

  @Test
  void all_streams_are_completed_when_the_application_stops() {
    var one = following(channels, snapshot(4, 1));
    var two = following(channels, snapshot(4, 1));

    channels.close();

    assertThat(one.response().completions()).isEqualTo(1);
    assertThat(two.response().completions()).isEqualTo(1);
    assertThat(channels.followers()).isZero();
  }
}
