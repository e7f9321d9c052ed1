package io.tidings.send.body;

import static io.tidings.ProblemAssertions.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadSendRequestTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  static Stream<BadSendRequest> wrongWhateverTheTime() {
    return BadSendRequest.all()
        .filter(bad -> bad.violations().size() > 1 || !bad.body().contains("\"sendAt\":\"2020"));
  }

  @ParameterizedTest
  @MethodSource("wrongWhateverTheTime")
  void everything_that_is_wrong_is_named_with_its_path(BadSendRequest bad) {
    assertThat(problemOf(() -> SendRequestBody.read(json(bad.body()), NOON)))
        .isEqualTo(json(bad.problem()));
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
