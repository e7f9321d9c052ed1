package io.tidings.report.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.json.JsonFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskedHeadersTest {

  private static final String TOKEN = "tokenOfTheReportUrl0123456789";
  private static final HiddenSecrets SECRETS = HiddenSecrets.of(List.of(TOKEN));

  @Test
  void secrets_are_hidden_and_the_rest_stays() {
    var headers =
        new TreeMap<>(
            Map.of(
                "Authorization", List.of("Basic c2VjcmV0"),
                "Content-Type", List.of("application/json"),
                "Cookie", List.of("a=b", "c=d"),
                "User-Agent", List.of("ReactorNetty/1.1.17"),
                "X-Api-Key", List.of("12345678"),
                "X-Mine", List.of("SHA256=00"),
                "X-Other-Signature", List.of("")));

    assertThat(MaskedHeaders.of(headers, "x-mine", SECRETS))
        .hasToString(
            "{\"Authorization\":[\"(hidden, 14 characters)\"],"
                + "\"Content-Type\":[\"application/json\"],"
                + "\"Cookie\":[\"(hidden, 3 characters)\",\"(hidden, 3 characters)\"],"
                + "\"User-Agent\":[\"ReactorNetty/1.1.17\"],"
                + "\"X-Api-Key\":[\"(hidden, 8 characters)\"],"
                + "\"X-Mine\":[\"(hidden, 9 characters)\"],"
                + "\"X-Other-Signature\":[\"(hidden, 0 characters)\"]}");
  }

  @Test
  void a_secret_is_hidden_in_whatever_header_it_stands() {
    var headers =
        new TreeMap<>(
            Map.of(
                "Forwarded",
                List.of("for=192.0.2.1", "path=\"/reports/" + TOKEN + "\""),
                "Referer",
                List.of("https://sms.example.org/reports/" + TOKEN + "?a=b"),
                "X-Forwarded-Authorization",
                List.of("Basic c2VjcmV0"),
                "X-Split",
                List.of(TOKEN.substring(0, 9), TOKEN.substring(9)),
                "X-" + TOKEN.toLowerCase(Locale.ROOT),
                List.of("1")));

    assertThat(MaskedHeaders.of(headers, "", SECRETS))
        .hasToString(
            "{\"Forwarded\":[\"for=192.0.2.1\",\"path=\\\"/reports/(hidden)\\\"\"],"
                + "\"Referer\":[\"https://sms.example.org/reports/(hidden)?a=b\"],"
                + "\"X-Forwarded-Authorization\":[\"(hidden, 14 characters)\"],"
                + "\"X-Split\":[\"(hidden)\",\"(hidden)\"],"
                + "\"X-(hidden)\":[\"(hidden, 1 characters)\"]}");
  }

  @Test
  void what_was_kept_before_a_secret_was_known_is_hidden_when_it_is_shown() {
    var kept =
        JsonFactory.createObjectBuilder()
            .add("Referer", JsonFactory.createArrayBuilder().add("/hooks/" + TOKEN).add("/hooks"))
            .add("X-Api-Key", JsonFactory.createArrayBuilder().add("(hidden, 8 characters)"))
            .build();

    assertThat(MaskedHeaders.shown(kept, SECRETS))
        .hasToString(
            "{\"Referer\":[\"/hooks/(hidden)\",\"/hooks\"],"
                + "\"X-Api-Key\":[\"(hidden, 8 characters)\"]}");
  }

  @Test
  void no_half_of_a_secret_is_left_where_a_value_is_cut() {
    for (int place = 370; place <= 402; place++) {
      var shown = MaskedHeaders.of(Map.of("X", List.of("v".repeat(place) + TOKEN)), "", SECRETS);

      assertThat(shown.toString()).contains("v".repeat(370)).doesNotContain("tok");
    }
  }

  @Test
  void long_and_many_headers_are_cut() {
    var many =
        IntStream.range(0, 1_000)
            .boxed()
            .collect(
                Collectors.toMap(
                    "X-%04d"::formatted, i -> List.of("v".repeat(i)), (a, b) -> a, TreeMap::new));

    assertThat(MaskedHeaders.of(many, "", SECRETS).toString()).hasSizeLessThan(9_000);
    assertThat(MaskedHeaders.of(Map.of("X", List.of("v".repeat(9_999), "\0")), "", SECRETS))
        .hasToString("{\"X\":[\"" + "v".repeat(400) + "…\",\" \"]}");
  }
}
