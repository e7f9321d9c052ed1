package io.tidings.live;

import static io.tidings.live.ReaderFixture.text;
import static io.tidings.message.LogFixture.ACCEPTED;
import static io.tidings.message.LogFixture.DELIVERED;
import static io.tidings.message.LogFixture.elsewhere;
import static io.tidings.message.LogFixture.event;
import static io.tidings.message.LogFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.CorrelationId;
import io.tidings.message.MessageRepository;
import io.tidings.message.Snapshot;
import io.tidings.read.SnapshotJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningReaderTest {

  private static final WireEvent RETRY = WireEvent.retry(2_000);
  private static final WireEvent RESET = new WireEvent("reset", null, "{}");

  private final LogFixture log = LogFixture.at(0);
  private final Snapshot snapshot = snapshot(6, 1);
  private final OpeningReader reader =
      new OpeningReader(
          new MessageRepository() {
            @Override
            public Optional<Snapshot> snapshot(CorrelationId correlationId) {
              return Optional.of(snapshot)
                  .filter(known -> known.request().correlationId().equals(correlationId));
            }
          },
          log,
          () -> 2_000);

  private Opening read(@Nullable String lastEventId) {
    return reader.read(snapshot.request().correlationId(), Cursor.parse(lastEventId)).orElseThrow();
  }

  private static String wire(Opening opening) {
    return text(opening.events().toArray(WireEvent[]::new));
  }

  private WireEvent wiredSnapshot() {
    return new WireEvent("snapshot", "6", SnapshotJson.of(snapshot).toString());
  }

  @Test
  void an_unknown_send_request_has_no_stream() {
    assertThat(reader.read(CorrelationId.random(), Cursor.parse(null))).isEmpty();
  }

  @Test
  void a_new_reader_gets_a_snapshot_and_its_place_in_the_log() {
    var opening = read(null);

    assertThat(wire(opening)).isEqualTo(text(RETRY, wiredSnapshot()));
    assertThat(opening.isOver()).isFalse();
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
        .isEqualTo(text(RETRY, new StatusEvent(missed), new StatusEvent(last)));
    assertThat(wire(read("0")))
        .isEqualTo(
            text(RETRY, new StatusEvent(seen), new StatusEvent(missed), new StatusEvent(last)));
  }

  @Test
  void a_reader_that_missed_nothing_only_waits() {
    var opening = read("6");

    assertThat(wire(opening)).isEqualTo(text(RETRY));
    assertThat(opening.isOver()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "abc", "9999999999999999999", "7"})
  void a_cursor_that_cannot_be_replayed_is_reset(String lastEventId) {
    assertThat(wire(read(lastEventId))).isEqualTo(text(RETRY, RESET, wiredSnapshot()));
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
