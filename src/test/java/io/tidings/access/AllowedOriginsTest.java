package io.tidings.access;

import static io.tidings.access.AccessFixture.OTHER_SITE;
import static io.tidings.access.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

  private final AllowedOrigins origins = AccessFixture.origins();
  private final ResponseFixture response = new ResponseFixture();

  @Test
  void a_page_of_a_listed_site_may_read_answers_but_never_with_a_cookie() {
    boolean answered =
        origins.answer(
            request("GET", "/api/messages", Map.of("Origin", OTHER_SITE)), response.asResponse());

    assertThat(answered).isFalse();
    assertThat(response.headers())
        .isEqualTo(
            Map.of(
                "Vary",
                "Origin",
                "Access-Control-Allow-Origin",
                OTHER_SITE,
                "Access-Control-Expose-Headers",
                "Idempotency-Replayed, Location, RateLimit, RateLimit-Policy, Retry-After"));
  }

  @Test
  void its_preflight_is_answered_before_anybody_asks_for_a_key() {
    boolean answered =
        origins.answer(
            request(
                "OPTIONS",
                "/api/messages",
                Map.of("Origin", OTHER_SITE, "Access-Control-Request-Method", "POST")),
            response.asResponse());

    assertThat(answered).isTrue();
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.headers())
        .isEqualTo(
            Map.of(
                "Vary",
                "Origin",
                "Access-Control-Allow-Origin",
                OTHER_SITE,
                "Access-Control-Expose-Headers",
                "Idempotency-Replayed, Location, RateLimit, RateLimit-Policy, Retry-After",
                "Access-Control-Allow-Methods",
                "GET, POST, PUT, DELETE",
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Idempotency-Key, Last-Event-ID",
                "Access-Control-Max-Age",
                "600"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "*",
        "http://shop.example.org",
        "https://shop.example.org:8443",
        "https://shop.example.org.evil.example",
        "https://SHOP.example.org"
      })
  void any_other_site_gets_nothing(String origin) {
    boolean answered =
        origins.answer(
            request(
                "OPTIONS",
                "/api/messages",
                Map.of("Origin", origin, "Access-Control-Request-Method", "POST")),
            response.asResponse());

    assertThat(answered).isFalse();
    assertThat(response.headers()).isEqualTo(Map.of("Vary", "Origin"));
  }
}
