package io.tidings.sse;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tidings.server.FakeConnection;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSinkTest {

  private static final int MANY = 1_000_000;
  private final FakeResponse response = new FakeResponse();
  private final AtomicInteger closings = new AtomicInteger();

  private static WireEvent event(int number) {
    return new WireEvent(null, null, Integer.toString(number));
  }

  private static String text(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> "data: " + n + "\n\n").collect(joining());
  }

  private StreamSink sink(FakeResponse of, int mostEvents, int mostBytes) {
    return of.sink(new SinkQueue(mostEvents, mostBytes), closings::incrementAndGet);
  }

  @Test
  void the_response_is_an_event_stream_that_nobody_keeps_or_holds_up() {
    sink(response, 4, MANY);

    assertThat(response.headers())
        .isEqualTo(
            Map.of(
                "Content-Type", "text/event-stream;charset=UTF-8",
                "Cache-Control", "no-store",
                "X-Accel-Buffering", "no",
                "X-Content-Type-Options", "nosniff",
                "(buffer)", "512",
                "(timeout)", "0"));
  }

  @Test
  void events_are_written_in_order_and_flushed() {
    var sink = sink(response, 4, MANY);

    sink.send(event(0));
    sink.send(List.of(event(1), event(2)));

    assertThat(response.sent()).isEqualTo(text(0, 3));
    assertThat(response.flushes()).isEqualTo(3); // with that of the head
  }

  @Test
  void the_head_leaves_before_the_opening() {
    sink(response, 4, MANY);

    assertThat(response.flushes()).isEqualTo(1);
    assertThat(response.sent()).isEmpty();
  }

  @Test
  void nothing_is_written_before_the_server_allows_it() throws IOException {
    var sink =
        StreamSink.open(
            response.taken(),
            new SinkQueue(4, MANY),
            Runnable::run,
            closings::incrementAndGet,
            () -> {});

    sink.send(event(0));
    assertThat(response.sent()).isEmpty();

    sink.onWritePossible();
    assertThat(response.sent()).isEqualTo(text(0, 1));
  }

  @Test
  void what_waits_leaves_in_few_writes_when_the_reader_goes_on() throws IOException {
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, MANY, MANY);
    IntStream.range(0, 500).forEach(number -> sink.send(event(number)));

    stalled.goOnReading();

    assertThat(stalled.sent()).isEqualTo(text(0, 500));
    assertThat(stalled.writes()).isEqualTo(1);
  }

  @Test
  void an_event_larger_than_a_write_leaves_whole() throws IOException {
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, MANY, MANY);
    var large = new WireEvent(null, null, "x".repeat(100_000));
    sink.send(List.of(event(0), large, event(1)));

    stalled.goOnReading();

    assertThat(stalled.sent())
        .isEqualTo(text(0, 1) + "data: " + "x".repeat(100_000) + "\n\n" + text(1, 2));
  }

  @Test
  void a_reader_that_stalls_is_evicted_when_too_many_events_wait() {
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, 4, MANY);

    IntStream.range(0, 4).forEach(number -> sink.send(event(number)));
    assertThat(sink.isClosed()).isFalse();

    assertThat(sink.send(event(4)).toCompletableFuture()).isCompletedExceptionally();
    assertThat(sink.isClosed()).isTrue();
    assertThat(sink.dropped()).contains(StreamSink.Drop.BEHIND);
    assertThat(closings).hasValue(1);
  }

  @Test
  void a_reader_that_stalls_is_evicted_when_too_many_bytes_wait() {
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, MANY, 20);

    sink.send(event(0));
    sink.send(event(1));
    assertThat(sink.isClosed()).isFalse();
    sink.send(event(2));
    sink.send(event(3));

    assertThat(sink.dropped()).contains(StreamSink.Drop.BEHIND);
  }

  @Test
  void a_reader_that_is_up_to_date_takes_a_batch_larger_than_the_bound() {
    var sink = sink(response, 4, MANY);

    sink.send(IntStream.range(0, 10).mapToObj(StreamSinkTest::event).toList());

    assertThat(response.sent()).isEqualTo(text(0, 10));
    assertThat(sink.isClosed()).isFalse();
  }

  @Test
  void what_a_stream_begins_with_is_outside_the_bound() throws IOException {
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, 4, 40);
    sink.begin(IntStream.range(0, 100).mapToObj(StreamSinkTest::event).toList(), () -> {});
    IntStream.range(100, 104).forEach(number -> sink.send(event(number)));
    assertThat(sink.isClosed()).isFalse();

    stalled.goOnReading();

    assertThat(stalled.sent()).isEqualTo(text(0, 104));
  }

  @Test
  void it_is_told_when_what_a_stream_begins_with_has_left() throws IOException {
    var left = new AtomicInteger();
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, 4, MANY);
    sink.begin(List.of(event(0), event(1)), left::incrementAndGet);
    sink.send(event(2));
    assertThat(left).hasValue(0);

    stalled.goOnReading();

    assertThat(left).hasValue(1);
  }

  @Test
  void the_connection_of_a_reader_that_was_dropped_is_cut() {
    var connection = new FakeConnection();
    var stalled = FakeResponse.stalled().over(connection);
    var sink = sink(stalled, 1, MANY);
    sink.send(event(0));
    assertThat(connection.ends()).isZero();

    sink.send(event(1));

    assertThat(connection.ends()).isEqualTo(1);
    assertThat(stalled.completions()).isEqualTo(1);
    assertThat(stalled.released()).isEqualTo(1);
  }

  @Test
  void a_reader_that_was_dropped_counts_until_a_server_that_cannot_cut_lets_go()
      throws IOException {
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, 1, MANY);
    sink.send(event(0));
    sink.send(event(1));
    assertThat(sink.dropped()).contains(StreamSink.Drop.BEHIND);
    assertThat(stalled.completions()).isZero();
    assertThat(stalled.released()).isZero();

    stalled.goOnReading();

    assertThat(stalled.sent()).isEmpty();
    assertThat(stalled.completions()).isEqualTo(1);
    assertThat(stalled.released()).isEqualTo(1);
  }

  @Test
  void a_reader_that_was_dropped_and_goes_is_let_go() {
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, 1, MANY);
    sink.send(event(0));
    sink.send(event(1));

    stalled.tellWriteListener();

    assertThat(stalled.completions()).isEqualTo(1);
    assertThat(stalled.released()).isEqualTo(1);
  }

  @Test
  void the_bound_counts_anew_once_a_reader_has_caught_up() throws IOException {
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, 4, MANY);
    IntStream.range(0, 4).forEach(number -> sink.send(event(number)));
    stalled.goOnReading();

    IntStream.range(4, 12).forEach(number -> sink.send(event(number)));

    assertThat(stalled.sent()).isEqualTo(text(0, 12));
    assertThat(sink.dropped()).isEmpty();
  }

  @Test
  void a_stream_that_ends_is_completed_after_its_last_event_has_left() throws IOException {
    var stalled = FakeResponse.stalled();
    var sink = sink(stalled, 4, MANY);
    sink.send(event(0));
    sink.end();
    assertThat(stalled.completions()).isZero();

    stalled.goOnReading();

    assertThat(stalled.sent()).isEqualTo(text(0, 1));
    assertThat(stalled.flushes()).isEqualTo(2); // with that of the head
    assertThat(stalled.completions()).isEqualTo(1);
    assertThat(closings).hasValue(1);
    assertThat(sink.dropped()).isEmpty();
  }

  @Test
  void a_reader_that_has_gone_is_noticed_by_a_write_that_fails() {
    var sink = sink(response, 4, MANY);
    response.goAway();

    sink.send(event(0));

    assertThat(sink.isClosed()).isTrue();
    assertThat(sink.dropped()).isEmpty();
    assertThat(response.completions()).isEqualTo(1);
    assertThatIllegalStateException().isThrownBy(() -> sink.send(event(1)));
  }

  @Test
  void overlapping_signals_of_the_end_complete_the_response_once() throws IOException {
    var sink = sink(response, 4, MANY);
    response.goAway();

    sink.send(event(0));
    response.tellWriteListener();
    response.tellEndListeners(listener -> listener.onError(null));
    response.tellEndListeners(listener -> listener.onTimeout(null));
    sink.close();
    sink.end();
    response.tellEndListeners(listener -> listener.onComplete(null));

    assertThat(response.completions()).isEqualTo(1);
    assertThat(closings).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "timeout", "write"})
  void every_signal_of_the_server_alone_ends_the_stream(String signal) throws IOException {
    var sink = sink(response, 4, MANY);

    switch (signal) {
      case "error" -> response.tellEndListeners(listener -> listener.onError(null));
      case "timeout" -> response.tellEndListeners(listener -> listener.onTimeout(null));
      default -> response.tellWriteListener();
    }

    assertThat(sink.isClosed()).isTrue();
    assertThat(response.completions()).isEqualTo(1);
    assertThat(closings).hasValue(1);
  }

  @Test
  void a_response_the_server_has_completed_is_left_alone() throws IOException {
    var sink = sink(response, 4, MANY);

    response.tellEndListeners(listener -> listener.onComplete(null));

    assertThat(sink.isClosed()).isTrue();
    assertThat(response.completions()).isZero();
    assertThat(response.releases()).isZero();
  }

  @Test
  void a_server_that_is_faster_in_completing_does_no_harm() {
    var sink = sink(response, 4, MANY);
    response.completeByServer();

    sink.close();

    assertThat(sink.isClosed()).isTrue();
    assertThat(response.completions()).isEqualTo(1);
  }

  @Test
  void jax_rs_is_let_go_before_the_response_is_completed() {
    sink(response, 4, MANY).close();

    assertThat(response.releases()).isEqualTo(1);
    assertThat(response.completions()).isEqualTo(1);
  }

  @Test
  void a_response_is_completed_although_jax_rs_has_stopped() {
    response.stopJaxRs();

    sink(response, 4, MANY).close();

    assertThat(response.completions()).isEqualTo(1);
  }

  @Test
  void the_sender_never_writes_itself() {
    var handedOver = new ArrayDeque<Runnable>();
    var sink = response.sink(new SinkQueue(4, MANY), handedOver::add, closings::incrementAndGet);

    sink.send(event(0));
    sink.send(event(1));
    assertThat(response.sent()).isEmpty();
    assertThat(handedOver).hasSize(1);

    handedOver.remove().run();
    assertThat(response.sent()).isEqualTo(text(0, 2));
  }

  @Test
  void writers_write_one_at_a_time_and_miss_nothing() throws Exception {
    var factory = new ThreadsFixture();
    try (var writers = Writers.start(factory, 4)) {
      var sink = response.sink(new SinkQueue(MANY, MANY), writers, closings::incrementAndGet);
      IntStream.range(0, 20_000).forEach(number -> sink.send(event(number)));
      sink.end();
      response.awaitCompletion();
    }

    assertThat(response.sent()).isEqualTo(text(0, 20_000));
    assertThat(response.overlapped()).isFalse();
    assertThat(factory.threads()).containsAll(response.writingThreads());
    assertThat(response.writingThreads()).doesNotContain(Thread.currentThread());
  }
}
