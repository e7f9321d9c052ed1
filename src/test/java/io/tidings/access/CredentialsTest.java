package io.tidings.access;

import static io.tidings.access.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.InjectionFixture;
import io.tidings.access.Identity.Known;
import io.tidings.access.Identity.Unknown;
import io.tidings.access.key.AccessKey;
import io.tidings.access.session.Session;
import io.tidings.access.session.Sessions;
import io.tidings.access.session.StreamTicket;
import io.tidings.access.session.StreamTickets;
import io.tidings.dev.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  private static final AccessKey SHOP = AccessFixture.shop();
  private static final AccessKey CLINIC = AccessFixture.clinic();
  private static final String KEY = "Bearer " + AccessFixture.SHOP_KEY;
  private static final String COOKIE = "tidings_session=token-of-the-clinic";
  private static final Session SESSION = new Session("51", CLINIC);
  private static final StreamTicket TICKET =
      new StreamTicket(SHOP, Optional.empty(), Set.of(UUID.randomUUID()));

  private final SettableClock clock = new SettableClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final KeyCheck keys = keys();
  private final Credentials credentials =
      InjectionFixture.inject(new Credentials(), keys, new OneSession(), new OneTicket());

  /** Knows one session without a database. */
  private static final class OneSession extends Sessions {
    @Override
    public Optional<Session> find(String token) {
      return token.equals("token-of-the-clinic") ? Optional.of(SESSION) : Optional.empty();
    }
  }

  /** Knows one ticket without a database. */
  private static final class OneTicket extends StreamTickets {
    @Override
    public Optional<StreamTicket> find(String token) {
      return token.equals("good") ? Optional.of(TICKET) : Optional.empty();
    }
  }

  private KeyCheck keys() {
    var wrongKeys =
        InjectionFixture.inject(new WrongKeys(), registry, AccessFixture.settings(), clock);
    wrongKeys.prepare();
    return InjectionFixture.inject(
        new KeyCheck(), AccessFixture.callers(), AccessFixture.settings(), wrongKeys);
  }

  private Identity of(String method, String path, Map<String, String> headers) {
    var request = request(method, path, headers);
    return credentials.byTicket(request).orElseGet(() -> credentials.identify(request));
  }

  private Identity withKey(String key, String address) {
    return of("GET", "/api/messages", Map.of("Authorization", "Bearer " + key, "Peer", address));
  }

  private static void assertNobody(Identity identity, String slug) {
    assertThat(identity).isInstanceOf(Unknown.class);
    assertThat(((Unknown) identity).why().slug()).isEqualTo(slug);
  }

  @Test
  void a_key_tells_who_calls() {
    assertThat(of("GET", "/api/messages", Map.of("Authorization", KEY))).isEqualTo(Known.by(SHOP));
    assertThat(of("GET", "/x", Map.of("Authorization", "bearer  key-of-the-clinic ")))
        .isEqualTo(Known.by(CLINIC));
  }

  @Test
  void a_session_tells_who_calls() {
    assertThat(of("GET", "/api/messages", Map.of("Cookie", COOKIE)))
        .isEqualTo(new Known(CLINIC, Optional.of(SESSION), Optional.empty()));
  }

  @Test
  void a_ticket_tells_who_calls() {
    assertThat(of("GET", "/api/events?ticket=good", Map.of()))
        .isEqualTo(new Known(SHOP, Optional.empty(), Optional.of(TICKET)));
  }

  @Test
  void a_ticket_is_not_looked_at_where_it_does_not_count() {
    assertNobody(
        credentials.identify(request("GET", "/api/messages?ticket=good", Map.of())),
        "not-authorised");
    assertNobody(of("POST", "/api/events?ticket=good", Map.of()), "not-authorised");
  }

  @Test
  void the_key_goes_before_the_session_and_the_ticket() {
    assertThat(of("GET", "/api/events?ticket=good", Map.of("Authorization", KEY, "Cookie", COOKIE)))
        .isEqualTo(Known.by(SHOP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer wrong", "Bearer ", "Bearer", "Basic c2hvcDprZXk=", "", "key-of-the-shop"})
  void a_wrong_key_is_nobodys_even_beside_a_good_session(String authorization) {
    assertNobody(
        of("GET", "/api/messages", Map.of("Authorization", authorization, "Cookie", COOKIE)),
        "not-authorised");
  }

  @Test
  void two_keys_are_nobodys() {
    assertNobody(of("GET", "/x", Map.of("Authorization", KEY + "\n" + KEY)), "not-authorised");
  }

  @Test
  void a_wrong_ticket_is_nobodys_even_beside_a_good_session() {
    assertNobody(of("GET", "/api/events?ticket=old", Map.of("Cookie", COOKIE)), "bad-ticket");
  }

  @Test
  void a_session_counts_for_no_page_of_another_origin() {
    assertNobody(
        of("POST", "/x", Map.of("Cookie", COOKIE, "Origin", "https://evil.example", "Host", "us")),
        "not-authorised");
    assertThat(of("POST", "/x", Map.of("Cookie", COOKIE, "Origin", "http://us", "Host", "us")))
        .isInstanceOf(Known.class);
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "''"})
  void a_session_counts_for_no_body_but_json(String type) {
    var headers = Map.of("Cookie", COOKIE, "Content-Type", type, "Content-Length", "2");

    assertNobody(of("POST", "/api/messages", headers), "unsupported-media-type");
  }

  @Test
  void a_body_of_json_or_none_is_right_for_a_session() {
    var json =
        Map.of(
            "Cookie",
            COOKIE,
            "Content-Type",
            "Application/JSON; charset=utf-8",
            "Content-Length",
            "2");

    assertThat(of("POST", "/api/messages", json)).isInstanceOf(Known.class);
    assertThat(of("POST", "/x", Map.of("Cookie", COOKIE, "Content-Length", "0")))
        .isInstanceOf(Known.class);
  }

  @Test
  void who_guesses_keys_is_answered_429_and_finds_none() {
    assertNobody(withKey("guess 1", "198.51.100.7"), "not-authorised");
    assertNobody(withKey("guess 2", "198.51.100.7"), "not-authorised");
    assertNobody(withKey("guess 3", "198.51.100.7"), "too-many-wrong-keys");
    assertNobody(withKey(AccessFixture.SHOP_KEY, "198.51.100.7"), "too-many-wrong-keys");

    clock.pass(Duration.ofMinutes(1));
    assertThat(withKey(AccessFixture.SHOP_KEY, "198.51.100.7")).isInstanceOf(Known.class);
    assertThat(registry.counter("tidings.access.wrong.keys", "use", "call").count()).isEqualTo(4);
  }

  @Test
  void who_guesses_by_signing_in_is_counted_and_held_to_the_same_limit() {
    assertNobody(signIn("guess 1"), "not-authorised");
    assertNobody(signIn("guess 2"), "not-authorised");
    assertNobody(signIn("guess 3"), "too-many-wrong-keys");
    assertNobody(withKey(AccessFixture.SHOP_KEY, "198.51.100.7"), "too-many-wrong-keys");

    assertThat(registry.counter("tidings.access.wrong.keys", "use", "sign-in").count())
        .isEqualTo(3);
  }

  private Identity signIn(String key) {
    var request = request("POST", "/api/session", Map.of("Peer", "198.51.100.7"));
    return keys.check(key, request, KeyCheck.Use.SIGN_IN);
  }

  @Test
  void a_good_caller_is_let_in_beside_who_guesses() {
    assertThat(withKey(AccessFixture.SHOP_KEY, "198.51.100.7")).isInstanceOf(Known.class);
    for (int guess = 0; guess < 5; guess++) {
      withKey("guess " + guess, "198.51.100.7");
    }

    assertThat(withKey(AccessFixture.SHOP_KEY, "198.51.100.7")).isInstanceOf(Known.class);
    assertThat(withKey(AccessFixture.CLINIC_KEY, "198.51.100.8")).isInstanceOf(Known.class);
  }

  @Test
  void one_old_key_that_is_repeated_shuts_nobody_out() {
    for (int time = 0; time < 100; time++) {
      assertNobody(withKey("the key before", "198.51.100.7"), "not-authorised");
    }

    assertThat(withKey(AccessFixture.SHOP_KEY, "198.51.100.7")).isInstanceOf(Known.class);
  }

  @Test
  void behind_a_proxy_of_ours_who_guesses_is_known_by_the_address_it_tells() {
    for (int guess = 0; guess < 5; guess++) {
      of(
          "GET",
          "/x",
          Map.of("Authorization", "Bearer " + guess, "X-Forwarded-For", "198.51.100.7"));
    }

    assertThat(of("GET", "/x", Map.of("Authorization", KEY, "X-Forwarded-For", "198.51.100.8")))
        .isInstanceOf(Known.class);
    assertNobody(
        of("GET", "/x", Map.of("Authorization", KEY, "X-Forwarded-For", "198.51.100.7")),
        "too-many-wrong-keys");
  }
}
