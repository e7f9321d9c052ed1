package io.tidings.live;

import static io.tidings.live.ReaderFixture.text;
import static io.tidings.message.LogFixture.ACCEPTED;
import static io.tidings.message.LogFixture.DELIVERED;
import static io.tidings.message.LogFixture.elsewhere;
import static io.tidings.message.LogFixture.event;
import static io.tidings.message.LogFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.content.Content;
import io.tidings.live.channel.LogFixture;
import io.tidings.live.channel.Opening;
import io.tidings.live.channel.StatusEvent;
import io.tidings.message.SendRequest;
import io.tidings.message.Snapshot;
import io.tidings.message.record.MessageRepository;
import io.tidings.read.json.SnapshotJson;
import io.tidings.sse.WireEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningReaderTest {

  private static final WireEvent RETRY = WireEvent.retry(2_000);
  private static final WireEvent RESET = new WireEvent("reset", null, "{}");

  private final LogFixture log = LogFixture.at(0);
  private final Snapshot snapshot = snapshot(6, 1);
  private final OpeningReader reader = new OpeningReader(new Snapshots(snapshot), log, () -> 2_000);

  /** Knows what it is given. */
  private static final class Snapshots extends MessageRepository {

    private final List<Snapshot> known;

    Snapshots(Snapshot... known) {
      this.known = List.of(known);
    }

    @Override
    public List<Snapshot> snapshots(List<SendRequest> requests) {
      return known.stream().filter(one -> requests.contains(one.request())).toList();
    }
  }

  private Opening read(@Nullable String lastEventId) {
    return reader.read(List.of(snapshot.request()), Cursor.parse(lastEventId), Content.SHOWN);
  }

  private static String wire(Opening opening) {
    return text(opening.events().toArray(WireEvent[]::new));
  }

  private WireEvent wiredSnapshot() {
    return new WireEvent("snapshot", "6", SnapshotJson.of(snapshot, Content.SHOWN).toString());
  }

  /** Where the log stands, and how many events came before this one. */
  private static WireEvent replayed(int events) {
    return new WireEvent("replayed", "6", "{\"events\":" + events + "}");
  }

  @Test
  void a_new_reader_gets_a_snapshot_and_its_place_in_the_log() {
    var opening = read(null);

    assertThat(wire(opening)).isEqualTo(text(RETRY, wiredSnapshot()));
    assertThat(opening.isOver()).isFalse();
  }

  @Test
  void a_reader_who_is_shown_no_numbers_gets_a_snapshot_without_them() {
    var opening = reader.read(List.of(snapshot.request()), Cursor.parse(null), Content.HIDDEN);

    var number = snapshot.messages().get(0).recipient().number();
    assertThat(wire(opening))
        .doesNotContain(number.substring(1))
        .contains("\"to\":\"…" + number.substring(number.length() - 3));
  }

  @Test
  void a_reader_that_comes_back_gets_what_it_missed_and_nothing_else() {
    var message = snapshot.messages().get(0);
    var seen = event(3, message, ACCEPTED);
    var missed = event(4, message, ACCEPTED);
    var last = event(6, message, ACCEPTED);
    log.add(seen);
    log.add(missed);
    log.add(elsewhere(5));
    log.add(last);
    log.add(event(7, message, ACCEPTED));

    assertThat(wire(read("3")))
        .isEqualTo(text(RETRY, new StatusEvent(missed), new StatusEvent(last), replayed(2)));
    assertThat(wire(read("0")))
        .isEqualTo(
            text(
                RETRY,
                new StatusEvent(seen),
                new StatusEvent(missed),
                new StatusEvent(last),
                replayed(3)));
  }

  @Test
  void a_reader_that_missed_nothing_only_waits() {
    var opening = read("6");

    assertThat(wire(opening)).isEqualTo(text(RETRY, replayed(0)));
    assertThat(opening.isOver()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "abc", "9999999999999999999", "7"})
  void a_cursor_that_cannot_be_replayed_is_reset(String lastEventId) {
    assertThat(wire(read(lastEventId))).isEqualTo(text(RETRY, RESET, wiredSnapshot()));
  }

  @Test
  void a_reader_from_before_what_has_expired_is_reset_and_one_from_after_it_is_not() {
    log.add(event(5, snapshot.messages().get(0), ACCEPTED));
    log.expireUpTo(4);

    assertThat(wire(read("3"))).isEqualTo(text(RETRY, RESET, wiredSnapshot()));
    assertThat(read("4").replayed()).isEqualTo(1);
  }

  @Test
  void a_reader_of_many_gets_a_snapshot_of_each_and_its_place_with_the_last() {
    var other = snapshot(6, 2);
    var opening =
        new OpeningReader(new Snapshots(snapshot, other), log, () -> 2_000)
            .read(List.of(snapshot.request(), other.request()), Cursor.parse(null), Content.SHOWN);

    assertThat(wire(opening))
        .isEqualTo(
            text(
                RETRY,
                new WireEvent(
                    "snapshot", null, SnapshotJson.of(snapshot, Content.SHOWN).toString()),
                new WireEvent("snapshot", "6", SnapshotJson.of(other, Content.SHOWN).toString())));
  }

  @Test
  void a_reader_of_many_is_over_when_all_of_them_are() {
    var other = snapshot(6, 1);
    var many = new OpeningReader(new Snapshots(snapshot, other), log, () -> 2_000);
    var requests = List.of(snapshot.request(), other.request());
    log.add(event(5, snapshot.messages().get(0), DELIVERED));
    assertThat(many.read(requests, Cursor.parse("6"), Content.SHOWN).isOver()).isFalse();

    log.add(event(6, other.messages().get(0), DELIVERED));
    assertThat(many.read(requests, Cursor.parse("6"), Content.SHOWN).isOver()).isTrue();
    assertThat(many.read(requests, Cursor.parse("5"), Content.SHOWN).isOver()).isFalse();
  }

  @Test
  void a_reader_that_missed_too_much_is_reset() {
    var message = snapshot.messages().get(0);
    var again = event(6, message, ACCEPTED);
    for (int n = 0; n <= OpeningReader.MOST_REPLAYED; n++) {
      log.add(again);
    }

    assertThat(wire(read("5"))).isEqualTo(text(RETRY, RESET, wiredSnapshot()));
  }

  @Test
  void a_reader_that_knows_the_end_has_nothing_to_come_back_for() {
    log.add(event(6, snapshot.messages().get(0), DELIVERED));

    assertThat(read("6").isOver()).isTrue();
    assertThat(read("5").isOver()).isFalse();
    assertThat(read(null).isOver()).isFalse();
    assertThat(read("abc").isOver()).isFalse();
  }
}
