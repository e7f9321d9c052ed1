package io.tidings.dev.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RawPathsTest {

  private static final List<String> GATES = List.of("/api/live", "/index.html", "/openapi");
  private static final List<String> PLAIN =
      List.of(
          "/api/messages",
          "/api/messages/019ab0c1-7d00-7000-8000-00000000f001",
          "/api/live",
          "/index.html",
          "/openapi");

  private final List<RawPath> paths = RawPaths.of(PLAIN, GATES);

  @Test
  void every_target_is_there_once_and_in_the_same_place_each_time() {
    assertThat(paths).extracting(RawPath::target).doesNotHaveDuplicates();
    assertThat(RawPaths.of(PLAIN, GATES)).isEqualTo(paths);
    assertThat(paths.subList(0, 5)).allMatch(RawPath::isPlain);
  }

  @Test
  void a_request_line_can_carry_every_target() {
    assertThat(paths)
        .allSatisfy(path -> assertThat(path.target()).matches("(?s)[^ \\r\\n\\u0100-\\uffff]+"));
  }

  @Test
  void what_has_opened_a_door_before_is_among_them() {
    assertThat(paths)
        .contains(
            new RawPath("/api/messages;%2f..%2flive", "/api/messages"),
            new RawPath("/api/live%2f..%2fmessages", "/api/messages"),
            new RawPath("/api/live;/..;/messages", "/api/messages"),
            new RawPath("/index.html%2f..%2fapi/messages", "/api/messages"),
            new RawPath("/openapi/..%2fapi/messages", "/api/messages"),
            new RawPath("/api/%6dessages", "/api/messages"),
            new RawPath("/%61pi/messages", "/api/messages"),
            new RawPath("/api/messages/..;/live", "/api/messages"),
            new RawPath("//api/messages", "/api/messages"),
            new RawPath("api/messages", "/api/messages"),
            new RawPath("http://127.0.0.1/api/messages", "/api/messages"),
            new RawPath("*", "/"));
  }

  @Test
  void each_path_is_spelled_oddly_in_each_place() {
    for (var odd : List.of(";", "%3B", "%2F", "%5c", "%252f", "%c0%af", "\\", "%00", "\0", "%zz")) {
      assertThat(paths)
          .extracting(RawPath::target)
          .anyMatch(target -> target.startsWith("/api" + odd))
          .anyMatch(target -> target.startsWith("/api/messages" + odd));
    }
  }

  @Test
  void five_paths_have_thousands_of_spellings() {
    assertThat(paths.size()).isBetween(2_000, 4_000);
  }
}
