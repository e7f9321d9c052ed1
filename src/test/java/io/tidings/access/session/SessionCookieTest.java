package io.tidings.access.session;

import static io.tidings.access.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.RequestFixture;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

  @Test
  void the_token_is_found_among_other_cookies() {
    var cookies = Map.of("Cookie", "theme=dark; tidings_session=t-1; lang=hr");

    assertThat(SessionCookie.tokenOf(request("GET", "/api/messages", cookies))).contains("t-1");
  }

  @Test
  void without_its_cookie_there_is_no_token() {
    assertThat(SessionCookie.tokenOf(request("GET", "/api/messages", Map.of()))).isEmpty();
    assertThat(
            SessionCookie.tokenOf(
                request("GET", "/api/messages", Map.of("Cookie", "xtidings_session=t-1"))))
        .isEmpty();
  }

  @Test
  void no_script_and_no_other_site_gets_the_cookie() {
    assertThat(SessionCookie.begin("t-1", request("POST", "/api/session", Map.of())))
        .isEqualTo("tidings_session=t-1; Path=/; HttpOnly; SameSite=Strict");
    assertThat(SessionCookie.end(request("DELETE", "/api/session", Map.of())))
        .isEqualTo("tidings_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict");
  }

  @Test
  void over_https_a_cookie_that_a_sibling_domain_may_have_set_counts_for_nothing() {
    var https = Map.of("Cookie", "tidings_session=evil", "X-Forwarded-Proto", "https, http");
    var both =
        Map.of(
            "Cookie",
            "tidings_session=evil; __Host-tidings_session=t-1",
            "X-Forwarded-Proto",
            "https");

    assertThat(SessionCookie.tokenOf(request("GET", "/api/messages", https))).isEmpty();
    assertThat(SessionCookie.tokenOf(request("GET", "/api/messages", both))).contains("t-1");
  }

  @Test
  void over_https_the_cookie_stays_on_https() {
    var direct = new RequestFixture("POST", URI.create("/api/session"), true, Map.of()).asRequest();
    var proxied = request("POST", "/api/session", Map.of("X-Forwarded-Proto", "HTTPS"));

    assertThat(SessionCookie.begin("t-1", direct))
        .isEqualTo("__Host-tidings_session=t-1; Path=/; HttpOnly; SameSite=Strict; Secure");
    assertThat(SessionCookie.end(proxied))
        .isEqualTo("__Host-tidings_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure");
  }
}
