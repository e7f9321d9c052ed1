package io.tidings.dev.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * Stands in for Infobip at next to no cost, so that a measurement is of Tidings: takes every
 * message, answers after a wait, and remembers nothing but how many there were. It sends no
 * reports.
 */
final class LightInfobip implements AutoCloseable {

  static final String THREADS = "light-infobip";

  private static final int BACKLOG = 256;
  private static final Pattern ID = Pattern.compile("\"messageId\":\"([^\"]+)\"");
  private static final String TAKEN =
      "{\"messageId\":\"%s\",\"status\":{\"groupId\":1,\"groupName\":\"PENDING\",\"id\":26,"
          + "\"name\":\"PENDING_ACCEPTED\",\"description\":\"Message accepted\"}}";

  private final ServerSocket server;
  private final Duration latency;
  private final LongAdder taken = new LongAdder();
  private final LongAdder calls = new LongAdder();
  private volatile boolean refusing;

  LightInfobip(Duration latency) {
    this.latency = latency;
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread(this::acceptAll);
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Whether every call is answered 401, so that messages wait. */
  void refuse(boolean all) {
    refusing = all;
  }

  /** How many messages it took so far. */
  long taken() {
    return taken.sum();
  }

  /** In how many calls. */
  long calls() {
    return calls.sum();
  }

  private void acceptAll() {
    try {
      while (true) {
        var socket = server.accept();
        thread(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The end of the run.
    }
  }

  private void serve(Socket connected) {
    try (var socket = connected) {
      socket.setTcpNoDelay(true);
      var input = new HttpInput(socket.getInputStream());
      while (true) {
        var answer = answer(input.next());
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException | InterruptedException gone) {
      // The other side keeps a connection as long as it likes.
    }
  }

  private String answer(HttpInput.Received call) throws InterruptedException {
    Thread.sleep(latency.toMillis());
    if (refusing) {
      return http("401 Unauthorized", "{}");
    }
    if (!call.first().startsWith("POST")) {
      return http("200 OK", "{\"results\":[]}");
    }
    var messages = new StringBuilder();
    int count = 0;
    var ids = ID.matcher(new String(call.body(), StandardCharsets.UTF_8));
    while (ids.find()) {
      messages.append(count++ == 0 ? "" : ",").append(TAKEN.replace("%s", ids.group(1)));
    }
    taken.add(count);
    calls.increment();
    return http("200 OK", "{\"messages\":[" + messages + "]}");
  }

  private static String http(String status, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, body.length(), body);
  }

  private static void thread(Runnable work) {
    var thread = new Thread(work, THREADS);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
