package io.tidings.problem;

import static io.tidings.ProblemAssertions.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  static Stream<String> numbers_and_nesting_out_of_bounds() {
    return Stream.of(
        "{\"a\":1E2147483649}",
        "{\"a\":1E99999999999}",
        "{\"a\":-" + "9".repeat(5_000) + "}",
        "{\"a\":-1E-99999999999}");
  }

  @Test
  void an_object_is_read_as_it_is() {
    assertThat(JsonBody.object(utf8(" {\"text\":\"Žuti €\\u0000\"} ")))
        .isEqualTo(Json.createObjectBuilder().add("text", "Žuti €\0").build());
  }

  @Test
  void broken_json_is_refused_with_its_place_and_without_its_content() {
    var body = "{\n  \"text\": \"secret\",\n  \"to\" \"+385911111101\"\n}";

    assertThat(problemOf(() -> JsonBody.object(utf8(body))))
        .hasToString(
            "{\"type\":\"https://tidings.io/problems/malformed-json\","
                + "\"title\":\"The body is not a JSON object\",\"status\":400,"
                + "\"detail\":\"The body is not JSON: look at line 3, column 22.\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "\"{}\"", "null", "true"})
  void json_that_is_no_object_is_refused(String body) {
    assertThat(problemOf(() -> JsonBody.object(utf8(body))).getString("detail"))
        .isEqualTo("The body must be a JSON object.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "{", "{]", "{\"a\":01}", "{'a':1}", "{\"a\":\"\u0001\"}", "<a/>", "\0"})
  void what_is_no_json_is_refused(String body) {
    assertThat(problemOf(() -> JsonBody.object(utf8(body))).getString("type"))
        .isEqualTo("https://tidings.io/problems/malformed-json");
  }

  @ParameterizedTest
  @MethodSource("numbers_and_nesting_out_of_bounds")
  void numbers_and_nesting_beyond_what_the_parser_takes_are_refused_as_malformed(String body) {
    assertThat(problemOf(() -> JsonBody.object(utf8(body))).getString("type"))
        .isEqualTo("https://tidings.io/problems/malformed-json");
  }

  @Test
  void a_hundred_levels_are_read_and_one_more_is_not() {
    var text = "{\"[[[\\\"{{\\\\\":";

    assertThat(JsonBody.object(utf8(text.repeat(100) + "1" + "}".repeat(100)))).isNotEmpty();
    assertThat(
            problemOf(() -> JsonBody.object(utf8(text.repeat(101) + "1" + "}".repeat(101))))
                .getString("detail"))
        .isEqualTo("The body nests more than 100 levels deep.");
    assertThat(problemOf(() -> JsonBody.object(utf8("[".repeat(500_000)))).getString("detail"))
        .isEqualTo("The body nests more than 100 levels deep.");
  }

  private static byte[] utf8(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
