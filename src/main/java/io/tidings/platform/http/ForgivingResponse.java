package io.tidings.platform.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A response whose reader may go away while it is written. Nobody is left to be told then, so the
 * rest is dropped without a word: servers and JAX-RS write pages of stack traces otherwise.
 */
final class ForgivingResponse extends HttpServletResponseWrapper {

  private final Runnable whenGone;
  private @Nullable ForgivingOutput output;

  /**
   * @param whenGone told when its reader has gone
   */
  ForgivingResponse(HttpServletResponse response, Runnable whenGone) {
    super(response);
    this.whenGone = whenGone;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (output == null) {
      output = new ForgivingOutput(super.getOutputStream(), whenGone);
    }
    return output;
  }

  @Override
  public void flushBuffer() throws IOException {
    if (output == null) {
      super.flushBuffer();
    } else {
      output.forgive(super::flushBuffer);
    }
  }
}
