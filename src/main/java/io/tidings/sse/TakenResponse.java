package io.tidings.sse;

import io.tidings.server.ConnectionEnd;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A response that JAX-RS has handed over. */
public final class TakenResponse {

  // Undertow keeps a buffer of this size for every open response. Events are longer.
  private static final int BUFFER = 512;

  private static final GrizzlyTrim TRIM = new GrizzlyTrim();

  private final AsyncContext context;
  private @Nullable DetachableContext ofJaxRs;
  private @Nullable Runnable release;
  private boolean over;

  /**
   * @param release lets JAX-RS complete the response; Jersey logs a stack trace for every response
   *     that others complete
   */
  public TakenResponse(AsyncContext context, Runnable release) {
    this.ofJaxRs = context instanceof DetachableContext detachable ? detachable : null;
    this.context = ofJaxRs == null ? context : ofJaxRs.servers();
    this.release = release;
  }

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

  /**
   * Ends JAX-RS, which has no more to do with the response, and drops what the server keeps of the
   * request and of what was written. Not before the thread that took the call is back in the
   * server: until then everybody on its way may look at the request. Only the thread that writes
   * may call this.
   *
   * @return whether there is nothing left to let go of until more is written
   */
  boolean letGo() {
    if (ofJaxRs != null) {
      if (!isBackInServer()) {
        return false;
      }
      letGoOf(ofJaxRs);
      ofJaxRs = null;
    }
    dropWritten();
    return true;
  }

  /** The standard wants an exception from then on. */
  private boolean isBackInServer() {
    try {
      context.setTimeout(0);
      return false;
    } catch (IllegalStateException back) {
      return true;
    }
  }

  /** The server must not give the request to others meanwhile, which it does when it is over. */
  private synchronized void letGoOf(DetachableContext jaxRs) {
    var end = release;
    if (!over && end != null && jaxRs.detach(end)) {
      release = null;
      TRIM.trim(context.getRequest());
    }
  }

  private synchronized void dropWritten() {
    if (!over) {
      TRIM.dropWritten(context.getRequest());
    }
  }

  /** The server has ended the response, or is about to. */
  synchronized void isOver() {
    over = true;
  }

  /** The second step is for a server that is stopping and has stopped JAX-RS already. */
  void complete() {
    isOver();
    try {
      if (release != null) {
        release.run();
      }
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
