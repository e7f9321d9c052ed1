package io.tidings.sse;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetachFilterTest {

  private final FakeServer server = new FakeServer();
  private final AtomicInteger jaxRsEnds = new AtomicInteger();
  private final AtomicInteger jaxRsTold = new AtomicInteger();
  private final AtomicInteger closings = new AtomicInteger();
  private @Nullable HttpServletRequest request;
  private @Nullable HttpServletResponse response;

  @BeforeEach
  void take_the_call() throws Exception {
    new DetachFilter()
        .doFilter(
            server.request(),
            server.response(),
            (wrapped, wrappedResponse) -> {
              request = (HttpServletRequest) wrapped;
              response = (HttpServletResponse) wrappedResponse;
            });
  }

  @Test
  void the_server_keeps_nothing_that_is_wrapped_around_its_own() {
    request().startAsync(request(), response());

    assertThat(server.keepsItsOwn()).isTrue();
  }

  @Test
  void a_call_that_becomes_no_stream_is_completed_by_jax_rs() throws IOException {
    var context = suspended();

    context.complete();
    server.end();

    assertThat(server.completions()).isEqualTo(1);
    assertThat(jaxRsTold).hasValue(1);
  }

  @Test
  void a_stream_lets_go_of_jax_rs_and_goes_on() throws IOException {
    var sink = stream();
    server.attributes().put("server's", "own");
    request().setAttribute("jax-rs's", "property");
    server.isBack();

    sink.letGo();
    sink.send(WireEvent.comment("beat"));

    assertThat(jaxRsEnds).hasValue(1);
    assertThat(jaxRsTold).hasValue(1);
    assertThat(server.completions()).isZero();
    assertThat(server.attributes()).isEqualTo(Map.of("server's", "own"));
    sink.send(WireEvent.comment("on"));
    assertThat(server.sent()).isEqualTo(": beat\n\n: on\n\n");
    assertThat(closings).hasValue(0);
  }

  @Test
  void what_jax_rs_does_after_that_goes_nowhere() throws IOException {
    var sink = stream();
    server.isBack();
    sink.letGo();
    sink.send(WireEvent.comment("beat"));

    request().setAttribute("late", "property");
    response().setStatus(500);
    response().getOutputStream().write("late".getBytes(StandardCharsets.UTF_8));
    request().getAsyncContext().complete();

    assertThat(request().getAttribute("late")).isNull();
    assertThat(response().isCommitted()).isTrue();
    assertThat(server.attributes()).isEmpty();
    assertThat(server.sent()).isEqualTo(": beat\n\n");
    assertThat(server.completions()).isZero();
  }

  @Test
  void the_response_of_a_stream_that_ends_is_completed_once() throws IOException {
    var sink = stream();
    server.isBack();
    sink.letGo();
    sink.send(WireEvent.comment("beat"));

    sink.close();
    server.end();

    assertThat(server.completions()).isEqualTo(1);
    assertThat(jaxRsEnds).hasValue(1);
    assertThat(jaxRsTold).hasValue(1);
  }

  @Test
  void nothing_is_let_go_while_the_call_is_still_on_its_way_through_the_filters()
      throws IOException {
    var sink = stream();

    sink.letGo();
    sink.send(WireEvent.comment("beat"));
    assertThat(jaxRsEnds).hasValue(0);

    server.isBack();
    sink.send(WireEvent.comment("beat"));
    assertThat(jaxRsEnds).hasValue(1);
  }

  @Test
  void nothing_is_let_go_of_a_response_that_the_server_has_ended() throws IOException {
    var taken = taken();
    server.isBack();

    taken.isOver();

    assertThat(taken.letGo()).isTrue();
    assertThat(jaxRsEnds).hasValue(0);
  }

  @Test
  void nothing_is_let_go_when_somebody_could_still_write_to_the_reader() throws IOException {
    response().getOutputStream();
    var sink = stream();
    server.isBack();

    sink.letGo();
    sink.send(WireEvent.comment("beat"));
    assertThat(jaxRsEnds).hasValue(0);

    sink.close();
    assertThat(jaxRsEnds).hasValue(1);
    assertThat(server.completions()).isEqualTo(2); // JAX-RS's and ours; the server takes the first
  }

  private HttpServletRequest request() {
    return Objects.requireNonNull(request);
  }

  private HttpServletResponse response() {
    return Objects.requireNonNull(response);
  }

  /** As both JAX-RS do it. */
  private AsyncContext suspended() {
    var context = request().startAsync(request(), response());
    context.addListener(new JaxRs());
    return context;
  }

  private TakenResponse taken() {
    var context = suspended();
    return new TakenResponse(
        context,
        () -> {
          jaxRsEnds.incrementAndGet();
          context.complete();
        });
  }

  private StreamSink stream() throws IOException {
    return StreamSink.open(
        taken(), new SinkQueue(4, 1_000), Runnable::run, closings::incrementAndGet, () -> {});
  }

  /** Counts what it is told. */
  private final class JaxRs implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      jaxRsTold.incrementAndGet();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
