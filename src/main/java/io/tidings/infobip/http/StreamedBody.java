package io.tidings.infobip.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the body of a call as long as somebody waits for it: what was given up must not arrive
 * after all. It also takes the length off the headers when Jersey has read it from there. The JDK
 * sends it without being told, and Jersey would warn of it in the log with each call.
 */
final class StreamedBody implements WriterInterceptor {

  /** The property of a request that holds its deadline. */
  static final String DEADLINE = "io.tidings.infobip.deadline";

  private static final int PART = 8_192;

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    var deadline = (Deadline) context.getProperty(DEADLINE);
    context.setOutputStream(new InTime(context.getOutputStream(), deadline));
    context.proceed();
  }

  private static final class InTime extends FilterOutputStream {
    private final Deadline deadline;

    InTime(OutputStream out, Deadline deadline) {
      super(out);
      this.deadline = deadline;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int done = 0; done < length; done += PART) {
        deadline.check();
        out.write(bytes, offset + done, Math.min(PART, length - done));
      }
    }
  }
}
