package io.tidings.live;

import io.tidings.live.channel.Follower;
import io.tidings.live.channel.Opening;
import io.tidings.live.channel.StatusChannels;
import io.tidings.live.channel.StatusEvent;
import io.tidings.live.channel.StreamRight;
import io.tidings.message.Event;
import io.tidings.message.Snapshot;
import io.tidings.sse.FakeResponse;
import io.tidings.sse.SinkQueue;
import io.tidings.sse.WireEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reader that follows one send request, as the resource would let it in. */
public final class ReaderFixture {

  public static final int MOST_EVENTS = 16;
  public static final Instant LEAVES = Instant.EPOCH.plusSeconds(1_800);
  public static final WireEvent FIRST = new WireEvent("first", null, "{}");
  private static final StreamRight RIGHT = new StreamRight("key", Optional.empty());
  public static final WireEvent END = new WireEvent("end", null, "{}");

  private final StatusChannels channels;
  private final Follower follower;
  private final FakeResponse response;

  private ReaderFixture(StatusChannels channels, Follower follower, FakeResponse response) {
    this.channels = channels;
    this.follower = follower;
    this.response = response;
  }

  /** Has joined and has not read its snapshot yet. */
  public static ReaderFixture joining(StatusChannels channels, Snapshot... snapshots) {
    return joining(channels, new FakeResponse(), snapshots);
  }

  private static ReaderFixture joining(
      StatusChannels channels, FakeResponse response, Snapshot... snapshots) {
    var ids = Arrays.stream(snapshots).map(snapshot -> snapshot.request().correlationId());
    return new ReaderFixture(channels, channels.join(ids.toList(), RIGHT), response);
  }

  public static ReaderFixture following(StatusChannels channels, Snapshot... snapshots) {
    return joining(channels, snapshots).begin(snapshots);
  }

  public static ReaderFixture stalled(StatusChannels channels, Snapshot snapshot) {
    return joining(channels, FakeResponse.stalled(), snapshot).begin(snapshot);
  }

  public ReaderFixture begin(Snapshot... snapshots) {
    var sink = response.sink(new SinkQueue(MOST_EVENTS, 1_000_000), follower::close);
    var all = List.of(snapshots);
    var opening = new Opening(Opening.Beginning.SNAPSHOT, all, List.of(FIRST), 0);
    follower.begin(sink, opening, channels.open(all), LEAVES, () -> {});
    return this;
  }

  public Follower follower() {
    return follower;
  }

  public FakeResponse response() {
    return response;
  }

  public String sent() {
    return response.sent();
  }

  public static String text(WireEvent... events) {
    return Arrays.stream(events)
        .map(event -> new String(event.wire(), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  /** What a reader gets that begins and then takes these. */
  public static String firstAnd(Event... events) {
    return text(FIRST)
        + text(Arrays.stream(events).map(StatusEvent::new).toArray(WireEvent[]::new));
  }
}
