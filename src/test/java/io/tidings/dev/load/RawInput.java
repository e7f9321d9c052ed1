package io.tidings.dev.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads any answer, also one that never ends, within a time. */
final class RawInput {

  private final Socket socket;
  private final byte[] buffer = new byte[16 * 1024];
  private int from;
  private int until;
  private long deadline;
  private boolean reusable = true;

  RawInput(Socket socket) {
    this.socket = socket;
  }

  /** Whether the connection may carry another call. */
  boolean isReusable() {
    return reusable && from == until;
  }

  /**
   * @throws EOFException when nothing came
   * @throws SocketTimeoutException when not even a head came in time
   */
  RawAnswer next(boolean bodiless, Duration patience) throws IOException {
    deadline = System.nanoTime() + patience.toNanos();
    var first = line();
    var headers = headers();
    while (first.startsWith("HTTP/1.1 1")) {
      first = line();
      headers = headers();
    }
    if (!first.matches("HTTP/1\\.[01] \\d{3}.*")) {
      throw new IOException("This is no HTTP answer: " + first);
    }
    int status = Integer.parseInt(first.substring(9, 12));
    var body = new ByteArrayOutputStream();
    boolean whole = true;
    if (!bodiless && status != 204 && status != 304) {
      whole = readBody(headers, body);
    }
    reusable &= whole && !says(headers, "connection:", "close") && first.startsWith("HTTP/1.1");
    return new RawAnswer(status, headers, body.toByteArray(), whole);
  }

  private List<String> headers() throws IOException {
    var headers = new ArrayList<String>();
    for (var header = line(); !header.isEmpty(); header = line()) {
      headers.add(header);
    }
    return headers;
  }

  private static boolean says(List<String> headers, String name, String value) {
    return headers.stream()
        .map(header -> header.toLowerCase(Locale.ROOT))
        .anyMatch(header -> header.startsWith(name) && header.contains(value));
  }

  private boolean readBody(List<String> headers, ByteArrayOutputStream body) throws IOException {
    try {
      if (says(headers, "transfer-encoding:", "chunked")) {
        chunks(body);
      } else if (says(headers, "content-length:", "")) {
        bytes(length(headers), body);
      } else {
        reusable = false;
        bytes(Integer.MAX_VALUE, body);
      }
      return true;
    } catch (SocketTimeoutException endless) {
      return false;
    } catch (EOFException ended) {
      return !reusable;
    }
  }

  private static int length(List<String> headers) {
    return headers.stream()
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(header -> Integer.parseInt(header.substring(15).strip()))
        .findFirst()
        .orElseThrow();
  }

  private void chunks(ByteArrayOutputStream body) throws IOException {
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      bytes(size, body);
      line();
    }
    line();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private void bytes(int length, ByteArrayOutputStream body) throws IOException {
    for (int left = length; left > 0; ) {
      fill();
      int part = Math.min(left, until - from);
      body.write(buffer, from, part);
      from += part;
      left -= part;
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (fill(); buffer[from] != '\n'; fill()) {
      if (buffer[from] != '\r') {
        line.append((char) (buffer[from] & 0xFF));
      }
      from++;
    }
    from++;
    return line.toString();
  }

  private void fill() throws IOException {
    if (from == until) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException("no end in time");
      }
      socket.setSoTimeout(Math.toIntExact(left));
      from = 0;
      until = Math.max(0, socket.getInputStream().read(buffer));
      if (until == 0) {
        throw new EOFException("the other side closed the connection");
      }
    }
  }
}
