package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The bytes by which a stream is asked for. */
final class StreamRequest {

  private StreamRequest() {}

  /** Any path of the API. */
  static byte[] of(String path) {
    return of(path, "");
  }

  /** From where a reader that comes back has come to. */
  static byte[] of(String path, String lastEventId) {
    var resume = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
    var head =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
                .formatted(path, Installation.KEY)
            + "Accept: text/event-stream\r\n"
            + resume
            + "\r\n";
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  /** The stream of the send request of a stored message. */
  static String pathOf(int message) {
    return "/api/messages/" + StoredMessages.correlationId(message) + "/events";
  }

  /** One stream of the send requests of several stored messages. */
  static String pathOf(List<Integer> messages) {
    return messages.stream()
        .map(message -> "correlationId=" + StoredMessages.correlationId(message))
        .collect(Collectors.joining("&", "/api/events?", ""));
  }

  static List<Integer> numbers(int from, int until) {
    return IntStream.range(from, until).boxed().toList();
  }
}
