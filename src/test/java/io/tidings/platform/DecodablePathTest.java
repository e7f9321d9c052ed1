package io.tidings.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodablePathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/api/live",
        "/%41",
        "/%c3%A9",
        "/%e2%82%ac",
        "/%F0%9F%98%80",
        "/%20",
        "/%2F",
        "/a;b",
        "//",
        "/..",
        "/[",
        "/%25zz",
        "/%7F"
      })
  void what_can_be_decoded_is_taken(String path) {
    assertThat(DecodablePath.isDecodable(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/%2",
        "/%zz",
        "/%4g",
        "/%u0041",
        "/%-1",
        "/%+1",
        "/% 1",
        "/a%",
        "/%%41",
        "/%41%",
        "/%\uff11\uff11",
        "/%ff",
        "/%c0%ae",
        "/%e2%82",
        "/%ed%a0%80",
        "/%5C",
        "/%5c",
        "/\\",
        "/%00",
        "/\u0000",
        "/\u00e9",
        "/\u007f",
        "api/live",
        "*",
        "tidings:443",
        "%2F"
      })
  void what_payara_would_answer_by_itself_is_not(String path) {
    assertThat(DecodablePath.isDecodable(path)).isFalse();
  }

  @Test
  void a_long_path_is_looked_at_to_its_end() {
    assertThat(DecodablePath.isDecodable("/%41".repeat(10_000))).isTrue();
    assertThat(DecodablePath.isDecodable("/%41".repeat(10_000) + "%")).isFalse();
  }
}
