package io.tidings.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.RequestFixture;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersFilterTest {

  private static final String HTTPS_ONLY = "Strict-Transport-Security";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  |             | true",
        "false | https       | true",
        "false | 'HTTPS, http' | true",
        "false | 'http, https' | false",
        "false | http        | false",
        "false |             | false"
      })
  void only_who_came_by_https_is_told_to_stay_there(
      boolean secure, String forwarded, boolean told) {
    var given =
        forwarded == null ? Map.<String, String>of() : Map.of("X-Forwarded-Proto", forwarded);

    assertThat(answer("/index.html", secure, given).containsKey(HTTPS_ONLY)).isEqualTo(told);
  }

  @Test
  void nothing_the_applications_say_is_kept() {
    assertThat(answer("/api/live", false, Map.of())).containsEntry("Cache-Control", "no-store");
    assertThat(answer("/index.html", false, Map.of())).doesNotContainKey("Cache-Control");
  }

  private static Map<String, String> answer(
      String path, boolean secure, Map<String, String> headers) {
    var answered = new TreeMap<String, String>();
    var response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, given) -> {
                  assertThat(called.getName()).isEqualTo("setHeader");
                  return answered.put((String) given[0], (String) given[1]);
                });
    var request = new RequestFixture("GET", URI.create(path), secure, headers).asRequest();
    try {
      new HeadersFilter().doFilter(request, response, (asked, answering) -> {});
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
    return answered;
  }
}
