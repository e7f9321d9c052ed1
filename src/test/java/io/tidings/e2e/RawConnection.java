package io.tidings.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/** A connection to the server on which a test writes what no client would. */
final class RawConnection implements AutoCloseable {

  /**
   * @param head the status line and the headers, or nothing when the server closed without a word
   */
  record Answer(String head, String body) {

    int status() {
      return head.startsWith("HTTP/") ? Integer.parseInt(head.substring(9, 12)) : 0;
    }

    /** The first one of this name, or nothing. */
    String header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).trim())
          .findFirst()
          .orElse("");
    }
  }

  private final Socket socket;

  RawConnection(URI server) {
    try {
      socket = new Socket(server.getHost(), server.getPort());
      socket.setSoTimeout(20_000);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What the server answers to this and nothing else, one byte for each character. */
  static Answer ask(URI server, String request) {
    try (var connection = new RawConnection(server)) {
      return connection.write(request).read();
    }
  }

  RawConnection write(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One answer to anything but HEAD. */
  Answer read() {
    var answer = readHead();
    int status = answer.status();
    return status < 200 || status == 204 || status == 304
        ? answer
        : new Answer(answer.head(), body(answer));
  }

  /** An answer without a body. */
  Answer readHead() {
    try {
      var head = new StringBuilder();
      var in = socket.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        head.append((char) next);
      }
      return new Answer(head.toString(), "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * @return whether the server ends the connection within this time, after everything was read
   */
  boolean isOver(Duration within) {
    try {
      socket.setSoTimeout((int) within.toMillis());
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private String body(Answer answer) {
    try {
      var in = socket.getInputStream();
      if (answer.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
        return chunks(in);
      }
      var length = answer.header("Content-Length");
      byte[] body = length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
      return new String(body, ISO_8859_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String chunks(InputStream in) throws IOException {
    var body = new StringBuilder();
    while (true) {
      int size = Integer.parseInt(line(in), 16);
      body.append(new String(in.readNBytes(size), ISO_8859_1));
      line(in);
      if (size == 0) {
        return body.toString();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(ISO_8859_1).trim();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
