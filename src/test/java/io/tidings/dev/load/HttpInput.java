package io.tidings.dev.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads HTTP/1.1 requests or answers from a connection, one after the other, with few calls. */
final class HttpInput {

  private static final int BUFFER = 16 * 1024;

  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int until;

  HttpInput(InputStream input) {
    this.input = input;
  }

  /**
   * A request or an answer.
   *
   * @param first its first line
   * @param closing whether the connection ends after it
   */
  record Received(String first, byte[] body, boolean closing) {}

  Received next() throws IOException {
    var first = line();
    int length = 0;
    boolean chunked = false;
    boolean closing = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("connection:")) {
        closing = lower.contains("close");
      }
    }
    return new Received(first, chunked ? chunks() : bytes(length), closing);
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(bytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (byte next = read(); next != '\n'; next = read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private byte[] bytes(int length) throws IOException {
    var bytes = new byte[length];
    for (int done = 0; done < length; ) {
      fill();
      int part = Math.min(length - done, until - from);
      System.arraycopy(buffer, from, bytes, done, part);
      from += part;
      done += part;
    }
    return bytes;
  }

  private byte read() throws IOException {
    fill();
    return buffer[from++];
  }

  private void fill() throws IOException {
    if (from == until) {
      from = 0;
      until = Math.max(0, input.read(buffer));
      if (until == 0) {
        throw new EOFException("the other side closed the connection");
      }
    }
  }
}
