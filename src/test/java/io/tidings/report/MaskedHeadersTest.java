package io.tidings.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskedHeadersTest {

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

    assertThat(MaskedHeaders.of(headers, "x-mine"))
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
  void long_and_many_headers_are_cut() {
    var many =
        IntStream.range(0, 1_000)
            .boxed()
            .collect(
                Collectors.toMap(
                    "X-%04d"::formatted, i -> List.of("v".repeat(i)), (a, b) -> a, TreeMap::new));

    assertThat(MaskedHeaders.of(many, "").toString()).hasSizeLessThan(9_000);
    assertThat(MaskedHeaders.of(Map.of("X", List.of("v".repeat(9_999), "\0")), ""))
        .hasToString("{\"X\":[\"" + "v".repeat(400) + "…\",\" \"]}");
  }
}
