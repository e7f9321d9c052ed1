package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four ways in that Infobip describes. */
class CredentialsTest {
  private static final String KEY = SimulatorSettings.defaults().apiKey();
  private static final String LOGIN = "{\"username\": \"simulator\", \"password\": \"%s\"}";
  private static final String CLIENT =
      "client_id=simulator&client_secret=%s&grant_type=client_credentials";

  private final SettableClock clock = new SettableClock(SettableClock.MORNING);
  private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), clock);
  private final Caller stranger = new Caller(simulator, "");

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void a_key() {
    assertThat(statusFor("App " + KEY)).isEqualTo(200);
  }

  @Test
  void a_user_and_a_password() {
    assertThat(statusFor("Basic " + base64("simulator:" + KEY))).isEqualTo(200);
  }

  @Test
  void a_token_of_a_client_for_an_hour() {
    var answer = JsonText.parse(token(CLIENT.formatted(KEY)).body());
    assertThat(answer.getString("token_type")).isEqualTo("Bearer");
    assertThat(answer.getInt("expires_in")).isEqualTo(3600);
    var token = answer.getString("access_token");

    assertThat(statusFor("Bearer " + token)).isEqualTo(200);
    assertThat(statusFor("IBSSO " + token)).isEqualTo(401);
    clock.pass(Duration.ofHours(1));
    assertThat(statusFor("Bearer " + token)).isEqualTo(401);
  }

  @Test
  void a_session_until_it_is_destroyed() {
    var token = session();
    assertThat(statusFor("IBSSO " + token)).isEqualTo(200);
    assertThat(statusFor("Bearer " + token)).isEqualTo(401);

    assertThat(new Caller(simulator, "IBSSO " + token).delete("/auth/1/session").statusCode())
        .isEqualTo(200);
    assertThat(statusFor("IBSSO " + token)).isEqualTo(401);
  }

  @Test
  void a_session_for_an_hour() {
    var token = session();
    clock.pass(Duration.ofHours(1).minusMillis(1));
    assertThat(statusFor("IBSSO " + token)).isEqualTo(200);
    clock.pass(Duration.ofMillis(1));
    assertThat(statusFor("IBSSO " + token)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "App", "App wrong", "Basic simulator", "Basic c2ltdWxhdG9yOg==", "Bearer x"})
  void and_nothing_else(String authorization) {
    assertThat(statusFor(authorization)).isEqualTo(401);
  }

  @Test
  void no_token_for_a_wrong_password() {
    assertThat(stranger.post("/auth/1/session", LOGIN.formatted("wrong")).statusCode())
        .isEqualTo(401);
    assertThat(token(CLIENT.formatted("wrong")).statusCode()).isEqualTo(401);
    assertThat(stranger.post("/auth/1/session", "{\"username\": \"simulator\"}").statusCode())
        .isEqualTo(400);
    assertThat(token("client_id=simulator").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> token(String form) {
    return stranger.post("/auth/1/oauth2/token", "application/x-www-form-urlencoded", form);
  }

  private String session() {
    return JsonText.parse(stranger.post("/auth/1/session", LOGIN.formatted(KEY)).body())
        .getString("token");
  }

  private int statusFor(String authorization) {
    return new Caller(simulator, authorization).get("/account/1/balance").statusCode();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
