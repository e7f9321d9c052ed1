package io.tidings.platform.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body out of bytes that go on behind it, by its length or in chunks (RFC 9112). */
final class FramedBody extends ServletInputStream {

  private static final int LONGEST_LINE = 4_096;
  private static final int MOST_TRAILERS = 100;

  private final InputStream bytes;
  private final boolean inChunks;
  private long left;
  private boolean begun;
  private boolean ended;

  /**
   * @param length of a body that is not in chunks
   */
  FramedBody(InputStream bytes, boolean inChunks, long length) {
    this.bytes = bytes;
    this.inChunks = inChunks;
    this.left = inChunks ? 0 : length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int read = bytes.read(into, offset, (int) Math.min(left, length));
    if (read < 0) {
      throw new EOFException("the body ends too early");
    }
    left -= read;
    return read;
  }

  private boolean hasMore() throws IOException {
    if (left == 0 && !ended) {
      ended = !inChunks || !beginsChunk();
    }
    return !ended;
  }

  private boolean beginsChunk() throws IOException {
    if (begun && !line().isEmpty()) {
      throw new IOException("a chunk goes on behind its end");
    }
    begun = true;
    left = size(line());
    for (int trailers = 0; left == 0 && !line().isEmpty(); trailers++) {
      if (trailers == MOST_TRAILERS) {
        throw new IOException("too many trailers");
      }
    }
    return left > 0;
  }

  private static long size(String line) throws IOException {
    int end = line.indexOf(';');
    var digits = (end < 0 ? line : line.substring(0, end)).strip();
    try {
      if (!digits.isEmpty() && digits.length() <= 8 && Character.digit(digits.charAt(0), 16) >= 0) {
        return Long.parseLong(digits, 16);
      }
    } catch (NumberFormatException unreadable) {
      // as it is without digits
    }
    throw new IOException("a chunk has no size");
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = bytes.read(); next != '\n'; next = bytes.read()) {
      if (next < 0 || line.length() == LONGEST_LINE) {
        throw new IOException("a chunk has no end");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public boolean isFinished() {
    return ended || (left == 0 && !inChunks);
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new IllegalStateException("this body is read by waiting for it");
  }
}
