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

  private @Nullable ForgivingOutput output;

  ForgivingResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (output == null) {
      output = new ForgivingOutput(super.getOutputStream());
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
