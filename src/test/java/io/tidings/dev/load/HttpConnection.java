package io.tidings.dev.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection for one thread, as cheap as can be: prebuilt bytes go out in
 * one write, so that a measurement is of the server and not of the generator. It connects when
 * needed, also again after the server has closed; it never repeats a call by itself.
 */
final class HttpConnection implements AutoCloseable {

  private static final int CONNECT_MILLIS = 2_000;

  private final InetSocketAddress address;
  private final int readMillis;
  private @Nullable Open open;

  private record Open(Socket socket, HttpInput input) {}

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
      var connected = connected();
      connected.socket().getOutputStream().write(request);
      var received = connected.input().next();
      if (received.closing()) {
        close();
      }
      return new HttpAnswer(Integer.parseInt(received.first().substring(9, 12)), received.body());
    } catch (IOException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private Open connected() throws IOException {
    if (open == null) {
      var socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(readMillis);
        socket.connect(address, CONNECT_MILLIS);
        open = new Open(socket, new HttpInput(socket.getInputStream()));
      } catch (IOException failed) {
        socket.close();
        throw failed;
      }
    }
    return open;
  }

  @Override
  public void close() {
    var last = open;
    open = null;
    try {
      if (last != null) {
        last.socket().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
