package io.tidings.problem;

import static io.tidings.ProblemAssertions.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  static Stream<String> numbers_and_nesting_out_of_bounds() {
    return Stream.of(
        "{\"a\":1E2147483648}",
        "{\"a\":1E99999999999}",
        "{\"a\":-" + "9".repeat(5_000) + "}",
        "{\"a\":-1E-99999999999}");
  }

  @Test
  void an_object_is_read_as_it_is() throws IOException {
    assertThat(JsonBody.object(stream(" {\"text\":\"Žuti €\\u0000\"} "), 100))
        .isEqualTo(Json.createObjectBuilder().add("text", "Žuti €\0").build());
  }

  @Test
  void a_body_may_have_just_as_many_bytes_as_it_may_have() throws IOException {
    assertThat(JsonBody.bytes(stream("12345678"), 8)).hasSize(8);
    assertThat(JsonBody.bytes(stream(""), 8)).isEmpty();
  }

  @Test
  void a_larger_body_is_refused_and_not_read_to_its_end() {
    var endless =
        new InputStream() {
          private int read;

          @Override
          public int read() {
            read++;
            return 'x';
          }
        };

    assertThat(problemOf(() -> JsonBody.object(endless, 8)))
        .hasToString(
            "{\"type\":\"https://tidings.io/problems/body-too-large\","
                + "\"title\":\"The body is too large\",\"status\":413,"
                + "\"detail\":\"A body may have at most 8 bytes.\"}");
    assertThat(endless.read).isEqualTo(9);
  }

  @Test
  void broken_json_is_refused_with_its_place_and_without_its_content() {
    var body = "{\n  \"text\": \"secret\",\n  \"to\" \"+385911111101\"\n}";

    assertThat(problemOf(() -> JsonBody.object(stream(body), 100)))
        .hasToString(
            "{\"type\":\"https://tidings.io/problems/malformed-json\","
                + "\"title\":\"The body is not a JSON object\",\"status\":400,"
                + "\"detail\":\"The body is not JSON: look at line 3, column 22.\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "\"{}\"", "null", "true"})
  void json_that_is_no_object_is_refused(String body) {
    assertThat(problemOf(() -> JsonBody.object(stream(body), 100)).getString("detail"))
        .isEqualTo("The body must be a JSON object.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "{", "{]", "{\"a\":01}", "{'a':1}", "{\"a\":\"\u0001\"}", "<a/>", "\0"})
  void what_is_no_json_is_refused(String body) {
    assertThat(problemOf(() -> JsonBody.object(stream(body), 100)).getString("type"))
        .isEqualTo("https://tidings.io/problems/malformed-json");
  }

  @ParameterizedTest
  @MethodSource("numbers_and_nesting_out_of_bounds")
  void numbers_and_nesting_beyond_what_the_parser_takes_are_refused_as_malformed(String body) {
    assertThat(problemOf(() -> JsonBody.object(stream(body), 1 << 20)).getString("type"))
        .isEqualTo("https://tidings.io/problems/malformed-json");
  }

  @Test
  void a_hundred_levels_are_read_and_one_more_is_not() throws IOException {
    var text = "{\"[[[\\\"{{\\\\\":";

    assertThat(JsonBody.object(stream(text.repeat(100) + "1" + "}".repeat(100)), 10_000))
        .isNotEmpty();
    assertThat(
            problemOf(
                    () -> JsonBody.object(stream(text.repeat(101) + "1" + "}".repeat(101)), 10_000))
                .getString("detail"))
        .isEqualTo("The body nests more than 100 levels deep.");
    assertThat(
            problemOf(() -> JsonBody.object(stream("[".repeat(500_000)), 1 << 20))
                .getString("detail"))
        .isEqualTo("The body nests more than 100 levels deep.");
  }

  private static InputStream stream(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }
}
