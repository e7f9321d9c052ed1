package io.tidings.platform.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger.Level;

/**
 * The body of a {@link ForgivingResponse}. Streams, which are not written by waiting, get all
 * errors.
 */
final class ForgivingOutput extends ServletOutputStream {

  private static final System.Logger LOG = System.getLogger(ForgivingOutput.class.getName());

  /** Writes something. */
  @FunctionalInterface
  interface Write {
    void run() throws IOException;
  }

  private final ServletOutputStream output;
  private final Runnable whenGone;
  private boolean isStream;
  private boolean gone;

  ForgivingOutput(ServletOutputStream output, Runnable whenGone) {
    this.output = output;
    this.whenGone = whenGone;
  }

  void forgive(Write write) throws IOException {
    if (isStream) {
      write.run();
    } else if (!gone) {
      try {
        write.run();
      } catch (IOException noReader) {
        gone = true;
        whenGone.run();
        LOG.log(Level.DEBUG, "a client went away before it had its answer: {0}", noReader);
      }
    }
  }

  @Override
  public void write(int one) throws IOException {
    forgive(() -> output.write(one));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    forgive(() -> output.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    forgive(output::flush);
  }

  @Override
  public void close() throws IOException {
    forgive(output::close);
  }

  @Override
  public boolean isReady() {
    return output.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    isStream = true;
    output.setWriteListener(listener);
  }
}
