package io.tidings.access;

import static io.tidings.access.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessFilterTest {

  private static final String KEY = "Bearer " + AccessFixture.SHOP_KEY;
  private static final String COOKIE = "tidings_session=token-of-the-clinic";

  private static final UUID FOLLOWED = UUID.randomUUID();

  private final ResponseFixture response = new ResponseFixture();
  private @Nullable HttpServletRequest passed;

  /** Knows one session without a database. */
  private static final class OneSession extends Sessions {
    @Override
    Optional<Caller> find(String token) {
      return token.equals("token-of-the-clinic")
          ? Optional.of(new Caller("clinic"))
          : Optional.empty();
    }
  }

  /** Knows one ticket without a database. */
  private static final class OneTicket extends StreamTickets {
    @Override
    Optional<StreamTicket> find(String token) {
      return token.equals("good")
          ? Optional.of(new StreamTicket(new Caller("shop"), Set.of(FOLLOWED)))
          : Optional.empty();
    }
  }

  @Test
  void a_key_lets_its_caller_in() throws Exception {
    assertThat(callerOf("GET", "/api/messages", Map.of("Authorization", KEY))).isEqualTo("shop");
    assertThat(
            callerOf("GET", "/api/messages", Map.of("Authorization", "bearer  key-of-the-clinic ")))
        .isEqualTo("clinic");
  }

  @Test
  void a_session_lets_its_caller_in() throws Exception {
    assertThat(callerOf("GET", "/api/messages", Map.of("Cookie", COOKIE))).isEqualTo("clinic");
  }

  @Test
  void the_key_goes_before_the_session() throws Exception {
    assertThat(callerOf("GET", "/api/messages", Map.of("Authorization", KEY, "Cookie", COOKIE)))
        .isEqualTo("shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer wrong", "Bearer ", "Bearer", "Basic c2hvcDprZXk=", "", "key-of-the-shop"})
  void a_wrong_key_is_refused_even_beside_a_good_session(String authorization) throws Exception {
    filter("GET", "/api/messages", Map.of("Authorization", authorization, "Cookie", COOKIE));

    assertThat(passed).isNull();
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.headers())
        .isEqualTo(
            Map.of(
                "Content-Type", "application/problem+json",
                "Vary", "Origin",
                "WWW-Authenticate", "Bearer"));
    assertThat(response.body())
        .isEqualTo(
            "{\"type\":\"https://tidings.io/problems/not-authorised\",\"title\":\"Not authorised\","
                + "\"status\":401,\"detail\":\"Send a key this server knows as 'Authorization: "
                + "Bearer <key>', or sign in on the page.\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/live",
    "GET, /api/ready",
    "GET, /api/metrics",
    "POST, /api/session",
    "DELETE, /api/session"
  })
  void operations_and_signing_in_and_out_are_open(String method, String path) throws Exception {
    filter(method, path, Map.of());

    assertThat(passed).isNotNull();
    assertThat(response.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/session",
    "HEAD, /api/session",
    "GET, /api/messages",
    "POST, /api/messages",
    "GET, /api/live/x",
    "GET, /api/ready/",
    "GET, /api/",
    "POST, /api/session/",
    "GET, /api/LIVE",
  })
  void everything_else_needs_a_caller(String method, String path) throws Exception {
    filter(method, path, Map.of());

    assertThat(passed).isNull();
    assertThat(response.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/events", "/api/messages/x/events"})
  void a_ticket_opens_streams_in_the_name_of_its_caller(String path) throws Exception {
    assertThat(callerOf("GET", path + "?ticket=good", Map.of())).isEqualTo("shop");
    assertThat(StreamTicket.of(Objects.requireNonNull(passed)))
        .contains(new StreamTicket(new Caller("shop"), Set.of(FOLLOWED)));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/messages",
    "GET, /api/messages/x",
    "GET, /api/messages/x/events/y",
    "POST, /api/events",
    "GET, /api/stream-tickets"
  })
  void a_ticket_opens_nothing_else(String method, String path) throws Exception {
    filter(method, path + "?ticket=good", Map.of());

    assertThat(passed).isNull();
    assertThat(response.status()).isEqualTo(401);
  }

  @Test
  void a_wrong_ticket_is_refused_even_beside_a_good_session() throws Exception {
    filter("GET", "/api/events?ticket=old", Map.of("Cookie", COOKIE));

    assertThat(passed).isNull();
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.body())
        .isEqualTo(
            "{\"type\":\"https://tidings.io/problems/bad-ticket\","
                + "\"title\":\"The ticket is unknown or has expired\",\"status\":401,"
                + "\"detail\":\"Get a new one and go on with lastEventId set to the last id you"
                + " have.\"}");
  }

  @Test
  void a_key_goes_before_a_ticket_and_holds_to_no_send_request() throws Exception {
    assertThat(callerOf("GET", "/api/events?ticket=good", Map.of("Authorization", KEY)))
        .isEqualTo("shop");
    assertThat(StreamTicket.of(Objects.requireNonNull(passed))).isEmpty();
  }

  @Test
  void a_preflight_goes_no_further() throws Exception {
    filter(
        "OPTIONS",
        "/api/messages",
        Map.of("Origin", AccessFixture.OTHER_SITE, "Access-Control-Request-Method", "POST"));

    assertThat(passed).isNull();
    assertThat(response.status()).isEqualTo(204);
  }

  private String callerOf(String method, String path, Map<String, String> headers)
      throws Exception {
    filter(method, path, headers);
    var request = Objects.requireNonNull(passed);
    assertThat(request.getRemoteUser()).isEqualTo(request.getUserPrincipal().getName());
    return request.getRemoteUser();
  }

  private void filter(String method, String path, Map<String, String> headers)
      throws IOException, ServletException {
    var filter =
        InjectionFixture.inject(
            new AccessFilter(),
            AccessFixture.callers(),
            new OneSession(),
            new OneTicket(),
            AccessFixture.origins());
    filter.doFilter(
        request(method, path, headers),
        response.asResponse(),
        (request, passedResponse) -> passed = (HttpServletRequest) request);
  }
}
