package io.tidings.sse;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A response that JAX-RS has handed over.
 *
 * @param release lets JAX-RS complete the response; Jersey logs a stack trace for every response
 *     that others complete
 */
public record TakenResponse(AsyncContext context, Runnable release) {

  // Undertow keeps a buffer of this size for every open response. Events are longer.
  private static final int BUFFER = 512;

  /** Makes it an event stream. */
  void prepare() {
    context.setTimeout(0);
    var response = response();
    response.setBufferSize(BUFFER);
    GrizzlyBuffer.shrink(context.getRequest(), BUFFER);
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  /** From now on the sink is told when it can write and when the response has ended. */
  void listen(StreamSink sink) throws IOException {
    context.addListener(new ResponseEnd(sink));
    output().setWriteListener(sink);
  }

  ServletOutputStream output() throws IOException {
    return response().getOutputStream();
  }

  /** Pushes out what was written; Liberty's output stream does not when it is flushed itself. */
  void flush() throws IOException {
    response().flushBuffer();
  }

  /**
   * Ends the connection, whatever is still on its way there.
   *
   * @return false when that cannot be done here
   */
  boolean cut() {
    try {
      return ConnectionEnd.of(context.getRequest());
    } catch (RuntimeException completedAlready) {
      return false;
    }
  }

  /** The second step is for a server that is stopping and has stopped JAX-RS already. */
  void complete() {
    try {
      release.run();
    } catch (RuntimeException stopping) {
      // the next step does the same
    }
    try {
      context.complete();
    } catch (RuntimeException completedAlready) {
      // then there is nothing left to do
    }
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) context.getResponse();
  }
}
