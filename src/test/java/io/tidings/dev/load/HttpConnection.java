package io.tidings.dev.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection for one thread, as cheap as can be: prebuilt bytes go out in
 * one write, so that a measurement is of the server and not of the generator. It connects when
 * needed, also again after the server has closed; it never repeats a call by itself.
 */
final class HttpConnection implements AutoCloseable {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int BUFFER = 16 * 1024;

  private final InetSocketAddress address;
  private final int readMillis;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int until;
  private @Nullable Socket socket;

  HttpConnection(URI base, Duration readTimeout) {
    this.address = new InetSocketAddress(base.getHost(), base.getPort());
    this.readMillis = Math.toIntExact(readTimeout.toMillis());
  }

  /** The bytes of a request whose body is JSON; more headers end in CRLF each. */
  static byte[] request(String method, String path, String headers, byte[] body) {
    var head =
        (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers)
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    var headBytes = head.getBytes(StandardCharsets.US_ASCII);
    var all = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(body, 0, all, headBytes.length, body.length);
    return all;
  }

  /** An exception says nothing about whether the call had its effect. */
  HttpAnswer call(byte[] request) throws IOException {
    try {
      connected().getOutputStream().write(request);
      return answer();
    } catch (IOException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private Socket connected() throws IOException {
    if (socket == null) {
      var fresh = new Socket();
      socket = fresh;
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout(readMillis);
      fresh.connect(address, CONNECT_MILLIS);
      from = 0;
      until = 0;
    }
    return socket;
  }

  private HttpAnswer answer() throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
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
    var body = chunked ? chunks() : bytes(length);
    if (closing) {
      close();
    }
    return new HttpAnswer(status, body);
  }

  private byte[] chunks() throws IOException {
    var body = new byte[0];
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      var longer = Arrays.copyOf(body, body.length + size);
      System.arraycopy(bytes(size), 0, longer, body.length, size);
      body = longer;
      line();
    }
    line();
    return body;
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
      until = connected().getInputStream().read(buffer);
      if (until < 0) {
        until = 0;
        throw new EOFException("the server closed the connection");
      }
    }
  }

  @Override
  public void close() {
    var open = socket;
    socket = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
