package io.tidings.e2e;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Follows a stream on a thread of its own, as the WHATWG's rules for event streams say. */
final class EventStream implements AutoCloseable {

  /** One event as it came. */
  record Received(String name, @Nullable String id, String data) {
    JsonObject json() {
      return ApiClient.json(data);
    }

    long seq() {
      return json().getJsonNumber("seq").longValue();
    }
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final InputStream body;
  private final int status;
  private volatile boolean ended;
  private volatile boolean cut;
  private final AtomicInteger comments = new AtomicInteger();

  private EventStream(int status, InputStream body) {
    this.status = status;
    this.body = body;
    var reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  static EventStream open(ApiClient api, HttpRequest request) {
    try {
      var response = api.http().send(request, BodyHandlers.ofInputStream());
      return new EventStream(response.statusCode(), response.body());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** The status of an answer whose body nobody reads, for it may be a stream. */
  static int statusOf(ApiClient api, HttpRequest request) {
    try (var opened = open(api, request)) {
      return opened.status();
    }
  }

  static EventStream follow(ApiClient api, String correlationId) {
    return open(api, api.authorised(path(correlationId)).build());
  }

  static EventStream resume(ApiClient api, String correlationId, String lastEventId) {
    return open(
        api, api.authorised(path(correlationId)).header("Last-Event-ID", lastEventId).build());
  }

  private static String path(String correlationId) {
    return "/api/messages/" + correlationId + "/events";
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String name = "message";
      String id = null;
      var data = new StringBuilder();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (data.length() > 0) {
            received.add(new Received(name, id, data.toString()));
          }
          name = "message";
          id = null;
          data.setLength(0);
        } else if (line.startsWith(":")) {
          comments.incrementAndGet();
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        }
      }
    } catch (IOException broken) {
      cut = true;
    } finally {
      ended = true;
    }
  }

  int status() {
    return status;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  List<Received> received(String name) {
    return received.stream().filter(event -> event.name().equals(name)).toList();
  }

  List<String> names() {
    return received.stream().map(Received::name).toList();
  }

  int comments() {
    return comments.get();
  }

  boolean hasEnded() {
    return ended;
  }

  /** Whether it ended in the middle of the response. */
  boolean wasCut() {
    return cut;
  }

  EventStream awaitEnd() {
    Eventually.isTrue("the stream to end", this::hasEnded);
    return this;
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException gone) {
      // closed is closed
    }
  }
}
