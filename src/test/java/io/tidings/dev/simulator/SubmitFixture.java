package io.tidings.dev.simulator;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies of requests to send, as a test needs them. */
final class SubmitFixture {
  private SubmitFixture() {}

  /** One message, all its reports wanted at the address. */
  static String reported(String url, String messageId, String to) {
    return body(
        """
        "content": {"text": "Hello"}, "webhooks": {"delivery": {"url": "%s", "intermediateReport": true}}"""
            .formatted(url),
        destination(messageId, to));
  }

  /** One message whose reports wait to be fetched. */
  static String unreported(String messageId, String to) {
    return body("\"content\": {\"text\": \"Hello\"}", destination(messageId, to));
  }

  static String many(String url, int count) {
    return body(
        """
        "content": {"text": "Hello"}, "webhooks": {"delivery": {"url": "%s"}}"""
            .formatted(url),
        IntStream.range(0, count)
            .mapToObj(index -> destination("many-" + index, "385911111101"))
            .collect(Collectors.joining(",")));
  }

  static String withOptions(String messageId, String to, String options) {
    return body(
        "\"content\": {\"text\": \"Hello\"}, \"options\": " + options, destination(messageId, to));
  }

  static String destination(String messageId, String to) {
    return "{\"to\": \"%s\", \"messageId\": \"%s\"}".formatted(to, messageId);
  }

  static String body(String message, String... destinations) {
    return "{\"messages\": [{\"sender\": \"AcmeShop\", \"destinations\": [%s], %s}]}"
        .formatted(Stream.of(destinations).collect(Collectors.joining(",")), message);
  }
}
