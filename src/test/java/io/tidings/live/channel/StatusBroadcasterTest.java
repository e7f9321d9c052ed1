package io.tidings.live.channel;

import static io.tidings.live.ReaderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tidings.sse.FakeResponse;
import io.tidings.sse.SinkQueue;
import io.tidings.sse.StreamSink;
import io.tidings.sse.WireEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusBroadcasterTest {

  private static final WireEvent EVENT = new WireEvent("status", "1", "{}");

  private final StatusBroadcaster broadcaster = new StatusBroadcaster();
  private final FakeResponse response = new FakeResponse();
  private final StreamSink sink = response.sink(new SinkQueue(16, 1_000), () -> {});

  @Test
  void every_sink_takes_the_event() {
    var other = new FakeResponse();
    broadcaster.register(sink);
    broadcaster.register(other.sink(new SinkQueue(16, 1_000), () -> {}));

    assertThat(broadcaster.broadcast(EVENT).toCompletableFuture()).isCompleted();

    assertThat(response.sent()).isEqualTo(text(EVENT));
    assertThat(other.sent()).isEqualTo(text(EVENT));
  }

  @Test
  void a_sink_registered_twice_takes_the_event_once() {
    broadcaster.register(sink);
    broadcaster.register(sink);

    broadcaster.broadcast(EVENT);

    assertThat(response.sent()).isEqualTo(text(EVENT));
  }

  @Test
  void a_sink_that_fails_is_reported_removed_and_keeps_nobody_from_the_event() {
    var failed = new ArrayList<SseEventSink>();
    var gone = new ArrayList<SseEventSink>();
    broadcaster.onError((which, why) -> failed.add(which));
    broadcaster.onClose(gone::add);
    var closed = new FakeResponse().sink(new SinkQueue(16, 1_000), () -> {});
    closed.close();
    broadcaster.register(closed);
    broadcaster.register(sink);

    broadcaster.broadcast(EVENT);

    assertThat(failed).isEqualTo(List.of(closed));
    assertThat(gone).isEqualTo(List.of(closed));
    assertThat(broadcaster.sinks()).isEqualTo(List.of(sink));
    assertThat(response.sent()).isEqualTo(text(EVENT));
  }

  @Test
  void closing_closes_the_sinks_and_lets_no_more_in() {
    var gone = new ArrayList<SseEventSink>();
    broadcaster.onClose(gone::add);
    broadcaster.register(sink);

    broadcaster.close();

    assertThat(sink.isClosed()).isTrue();
    assertThat(gone).isEqualTo(List.of(sink));
    assertThatIllegalStateException().isThrownBy(() -> broadcaster.register(sink));
  }

  @Test
  void closing_may_leave_the_sinks_open() {
    broadcaster.register(sink);

    broadcaster.close(false);

    assertThat(sink.isClosed()).isFalse();
    assertThat(broadcaster.sinks()).isEmpty();
  }
}
