package io.tidings.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/api/messages",
        "/api/messages/",
        "/api/messages/0e62b2b0-6a0c-4c8a-9d5c-3f3f3c1f0a01/events",
        "/webhooks/infobip/reports/tokenOfTheReportUrl0123456789",
        "/a..b/...x/x.",
        "/-._~!$&'()*+,=:@",
        "/%20%C3%A9%c3%a9%E2%82%AC%F0%9F%98%80%2B%3A%2C%3F%23%5B%7B",
      })
  void a_path_with_one_meaning_is_let_through(String path) {
    assertThat(RawPath.fault(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/messages;%2f..%2flive | has a character that may not stand in one",
        "/api;/messages             | has a character that may not stand in one",
        "/api\\messages             | has a character that may not stand in one",
        "/api/a b                   | has a character that may not stand in one",
        "/api/é                     | has a character that may not stand in one",
        "/api/[a]                   | has a character that may not stand in one",
        "//api/messages             | has '//'",
        "/api//messages             | has '//'",
        "/api/messages//            | has '//'",
        "/api/./messages            | has a segment '.' or '..'",
        "/api/live/../messages      | has a segment '.' or '..'",
        "/..                        | has a segment '.' or '..'",
        "/api/%zz                   | has a '%' without two hex digits",
        "/api/%                     | has a '%' without two hex digits",
        "/api/%2                    | has a '%' without two hex digits",
        "/api/%u0041                | has a '%' without two hex digits",
        "/api/%２f                   | has a '%' without two hex digits",
        "/api/%-1                   | has a '%' without two hex digits",
        "/api/%ff                   | is not UTF-8",
        "/api/%c0%ae%c0%ae          | is not UTF-8",
        "/api/%ed%a0%80             | is not UTF-8",
        "/api/%E2%82                | is not UTF-8",
        "api/messages               | does not begin with '/'",
        "*                          | does not begin with '/'",
      })
  void a_path_with_two_is_refused(String path, String fault) {
    assertThat(RawPath.fault(path)).contains(fault);
  }

  @Test
  void no_path_at_all_is_refused() {
    assertThat(RawPath.fault("")).contains("does not begin with '/'");
  }

  @Test
  void what_separates_escapes_or_controls_may_not_be_encoded_in_either_case_anywhere() {
    for (int code = 0; code < 256; code++) {
      var upper = "%%%02X".formatted(code);
      boolean refused = isRefused("/" + upper);
      assertThat(isRefused("/" + upper.toLowerCase(Locale.ROOT))).as(upper).isEqualTo(refused);
      assertThat(isRefused("/api/a" + upper + "b/c")).as(upper).isEqualTo(refused);
      boolean reserved =
          code >= ' ' && code < 127 && !isUnreserved(code) && "/\\;%".indexOf(code) < 0;
      assertThat(refused).as(upper).isEqualTo(!reserved);
    }
  }

  private static boolean isUnreserved(int code) {
    return Character.isLetterOrDigit(code) || "-._~".indexOf(code) >= 0;
  }

  private static boolean isRefused(String path) {
    return RawPath.fault(path).isPresent();
  }
}
