package io.tidings.report.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenSecretsTest {

  private static final String TOKEN = "tokenOfTheReportUrl0123456789";
  private static final String PASSWORD = "a \"long\" pass/wörd+of, many=kinds";
  private static final String PAIR = "infobip:" + PASSWORD;
  private static final String SIGNS = "*%$#&+/\\=?!~;:,.";

  private final HiddenSecrets secrets = HiddenSecrets.of(List.of(TOKEN, PAIR, PASSWORD, SIGNS));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sms.example.org/webhooks/infobip/reports/%s",
        "/hooks/%s?a=b",
        "for=192.0.2.1;path=\"/hooks/%s\";proto=https",
        "{\"url\":\"https:\\/\\/sms.example.org\\/hooks\\/%s\",\"ms\":12}",
        "https://login.example.org/?next=https%%3A%%2F%%2Fsms.example.org%%2Fhooks%%2F%s%%3Fa",
        "%s"
      })
  void only_the_secret_is_hidden_so_that_one_can_read_what_was_called(String around) {
    assertThat(in(around.formatted(TOKEN))).isEqualTo(around.formatted("(hidden)"));
  }

  @Test
  void percent_encoded_to_any_depth_and_in_any_case_it_is_found() {
    var all = percent(TOKEN);
    assertThat(in("/a/" + all)).isEqualTo("/a/(hidden)");
    assertThat(in("/a/" + all.toLowerCase(Locale.ROOT) + "/b")).isEqualTo("/a/(hidden)/b");
    assertThat(in("/a/" + all.replace("%", "%25") + "?b")).isEqualTo("/a/(hidden)?b");
    assertThat(in("/a/" + all.replace("%", "%252525"))).isEqualTo("/a/(hidden)");
    assertThat(in("/a/" + percent(all))).isEqualTo("/a/(hidden)");
    assertThat(in("t%6FkenOf%54heReportUrl012345678%39")).isEqualTo("(hidden)");
  }

  @Test
  void in_another_case_or_escaped_for_json_it_is_found() {
    assertThat(in("x-" + TOKEN.toLowerCase(Locale.ROOT))).isEqualTo("x-(hidden)");
    assertThat(in("{\"a\":\"\\u0074okenOfTheReportUrl0123456789\"}"))
        .isEqualTo("{\"a\":\"(hidden)\"}");
    assertThat(in("\"{\\\"p\\\":\\\"" + PASSWORD.replace("\"", "\\\\\\\"") + "\\\"}\""))
        .isEqualTo("\"{\\\"p\\\":\\\"(hidden)\\\"}\"");
  }

  @Test
  void credentials_are_found_together_apart_and_in_base64() {
    assertThat(in("https://" + PAIR + "@sms.example.org/"))
        .isEqualTo("https://(hidden)@sms.example.org/");
    assertThat(in("pw=" + PASSWORD)).isEqualTo("pw=(hidden)");
    assertThat(in("pw=" + URLEncoder.encode(PASSWORD, UTF_8) + "&b")).isEqualTo("pw=(hidden)&b");
    assertThat(in(new String(PASSWORD.getBytes(UTF_8), ISO_8859_1))).isEqualTo("(hidden)");
    for (var basic : List.of(base64(PAIR), base64(PAIR).replace("=", ""))) {
      assertThat(in("Basic " + basic)).matches("Basic \\(hidden\\)=*");
      assertThat(in("a=" + URLEncoder.encode(basic, UTF_8))).matches("a=\\(hidden\\)(%3D)*");
      assertThat(in(basic.replace('+', '-').replace('/', '_'))).matches("\\(hidden\\)=*");
    }
  }

  @Test
  void inside_something_else_in_base64_it_is_found_wherever_it_begins() {
    for (var before : List.of("", "/", "/a", "/ab", "/abc")) {
      assertThat(in(base64(before + TOKEN + "?a=b")))
          .matches("[A-Za-z0-9]{0,5}\\(hidden\\)[A-Za-z0-9/]{4,6}={0,2}");
    }
  }

  @Test
  void a_secret_of_signs_only_is_found_too() {
    assertThat(in("a " + SIGNS + " b")).isEqualTo("a (hidden) b");
    assertThat(in("a=" + URLEncoder.encode(SIGNS, UTF_8) + "-b")).isEqualTo("a=(hidden)-b");
  }

  @Test
  void a_secret_that_is_folded_or_split_over_values_is_found() {
    assertThat(in("/a/tokenOfThe\r\n ReportUrl0123456789 b")).isEqualTo("/a/(hidden) b");
    assertThat(in("/a/tokenOfThe, ReportUrl0123456789")).isEqualTo("/a/(hidden)");
    assertThat(secrets.in(List.of("1", "/a/tokenOfThe", "ReportUrl0123456789", "b")))
        .containsExactly("1", "/a/(hidden)", "(hidden)", "b");
  }

  @Test
  void what_stands_in_the_place_of_the_token_may_be_nearly_right() {
    assertThat(in("https://a.example/webhooks/infobip/reports/tokenOfTheReportUrl012345678?a=b"))
        .isEqualTo("https://a.example/webhooks/infobip/reports/(hidden)?a=b");
    assertThat(in("https://b.example/?u=%2FInfobip%252Freports%2f%2fnearly%20right%26c"))
        .isEqualTo("https://b.example/?u=%2FInfobip%252Freports%2f%2f(hidden)%20right%26c");
    assertThat(in("POST /webhooks/infobip/reports HTTP/1.1"))
        .isEqualTo("POST /webhooks/infobip/reports HTTP/1.1");
  }

  @Test
  void a_token_that_was_refused_is_hidden_too_if_it_is_no_common_word() {
    assertThat(secrets.and("aNearlyRightToken").in("/hooks/aNearly%52ightToken/" + TOKEN))
        .isEqualTo("/hooks/(hidden)/(hidden)");
    assertThat(secrets.and("short").in("/hooks/short")).isEqualTo("/hooks/short");
    assertThat(secrets.and("").in("/hooks")).isEqualTo("/hooks");
  }

  @Test
  void other_texts_stay_as_they_are_and_long_ones_take_no_time() {
    for (var plain : List.of("", "%", "%%%zz\\u12", "100% sure \\ \u00e9 \ud83d\ude00", "a\nb")) {
      assertThat(in(plain)).isEqualTo(plain);
    }
    for (var long_ :
        List.of("%25".repeat(300_000), "/reports/".repeat(100_000), "\\".repeat(900_000))) {
      assertThat(in(long_)).hasSize(long_.length());
    }
    assertThat(secrets).asString().doesNotContain(TOKEN);
  }

  private String in(String text) {
    return secrets.in(text);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String percent(String text) {
    var encoded = new StringBuilder();
    for (byte part : text.getBytes(UTF_8)) {
      encoded.append("%%%02X".formatted(part));
    }
    return encoded.toString();
  }
}
