package io.tidings.live;

import io.tidings.message.Event;
import io.tidings.message.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A reader that follows one send request, as the resource would let it in. */
final class ReaderFixture {

  static final int MOST_EVENTS = 16;
  static final WireEvent FIRST = new WireEvent("first", null, "{}");
  static final WireEvent END = new WireEvent("end", null, "{}");

  private final StatusChannels channels;
  private final Follower follower;
  private final FakeResponse response;

  private ReaderFixture(StatusChannels channels, Follower follower, FakeResponse response) {
    this.channels = channels;
    this.follower = follower;
    this.response = response;
  }

  /** Has joined and has not read its snapshot yet. */
  static ReaderFixture joining(StatusChannels channels, Snapshot snapshot) {
    return joining(channels, snapshot, new FakeResponse());
  }

  private static ReaderFixture joining(
      StatusChannels channels, Snapshot snapshot, FakeResponse response) {
    var follower = channels.join(snapshot.request().correlationId());
    return new ReaderFixture(channels, follower, response);
  }

  static ReaderFixture following(StatusChannels channels, Snapshot snapshot) {
    return joining(channels, snapshot).begin(snapshot);
  }

  static ReaderFixture stalled(StatusChannels channels, Snapshot snapshot) {
    return joining(channels, snapshot, FakeResponse.stalled()).begin(snapshot);
  }

  ReaderFixture begin(Snapshot snapshot) {
    var sink = response.sink(new SinkQueue(MOST_EVENTS, 1_000_000), follower::close);
    follower.begin(sink, List.of(FIRST), snapshot.logPosition(), channels.openMessages(snapshot));
    return this;
  }

  Follower follower() {
    return follower;
  }

  FakeResponse response() {
    return response;
  }

  String sent() {
    return response.sent();
  }

  static String text(WireEvent... events) {
    return Arrays.stream(events)
        .map(event -> new String(event.wire(), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  /** What a reader gets that begins and then takes these. */
  static String firstAnd(Event... events) {
    return text(FIRST)
        + text(Arrays.stream(events).map(StatusEvent::new).toArray(WireEvent[]::new));
  }
}
