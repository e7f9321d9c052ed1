package io.tidings.dev.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Takes webhook calls for a test, and answers as the test wishes. */
final class Receiver implements AutoCloseable {
  private static final int ALL = 10_000;

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Queue<Integer> nextAnswers = new ConcurrentLinkedQueue<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final Semaphore gate = new Semaphore(ALL);

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(workers);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/reports";
  }

  /** The next calls are answered so, all after them 200. */
  void answerNext(Integer... httpStatuses) {
    nextAnswers.addAll(List.of(httpStatuses));
  }

  /** Calls stay without an answer until {@link #release}. */
  void hold() {
    gate.drainPermits();
  }

  void release() {
    gate.release(ALL);
  }

  List<String> bodies() {
    return bodies;
  }

  List<JsonObject> reports() {
    return bodies.stream().flatMap(Receiver::results).toList();
  }

  /** What reports said of a message, as {@code group/status error-group/error}. */
  List<String> said() {
    return reports().stream().map(Receiver::summary).toList();
  }

  static String summary(JsonObject report) {
    var status = report.getJsonObject("status");
    var error = report.getJsonObject("error");
    return "%d/%d %d/%d"
        .formatted(
            status.getInt("groupId"),
            status.getInt("id"),
            error.getInt("groupId"),
            error.getInt("id"));
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    workers.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      gate.acquireUninterruptibly();
      gate.release();
      var answer = nextAnswers.poll();
      exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
    }
  }

  private static Stream<JsonObject> results(String body) {
    return JsonText.parse(body).getJsonArray("results").stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }
}
