package io.tidings.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.ServerSettings;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants every proof at once, and messages whose reports never come. */
class WebhookTrustIT {

  private static final String PASSWORD = "a long enough password";
  private static final String BASIC = "infobip:" + PASSWORD;
  private static final String NEARLY_RIGHT =
      Installation.REPORT_TOKEN.substring(0, Installation.REPORT_TOKEN.length() - 1);
  private static final String SECRET = "the secret of the signature";
  private static final String OLD_SECRET = "the secret before that one";
  private static final String BODY = "{\"results\":[]}";

  @SuppressWarnings("NullAway.Init") // by start()
  private static Installation installation;

  private final ApiClient api = new ApiClient(installation.baseUri());

  /** Secrets that platforms hand over as files. */
  @TempDir private static Path secrets;

  @BeforeAll
  static void start() throws IOException {
    installation =
        Installation.start(
            ServerSettings.shippedWar()
                .with(
                    Map.of(
                        "TIDINGS_REPORT_BASIC_FILE", file("basic", BASIC),
                        "TIDINGS_REPORT_HMAC_SECRET_FILE", file("secret", SECRET),
                        "TIDINGS_REPORT_HMAC_SECRET_PREVIOUS", OLD_SECRET,
                        "TIDINGS_REPORT_SOURCES", "193.105.74.0/24",
                        "TIDINGS_REPORT_TRUSTED_PROXIES", "127.0.0.0/8",
                        "TIDINGS_REPORT_SILENCE_AFTER", "PT2S",
                        "TIDINGS_REPORT_SILENCE_MESSAGES", "3")));
  }

  private static String file(String name, String secret) throws IOException {
    return Files.writeString(secrets.resolve(name), secret + "\n").toString();
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void only_who_satisfies_every_mode_may_post_reports() throws IOException, SQLException {
    assertThat(status(proven(SECRET))).isEqualTo(200);
    assertThat(status(proven(OLD_SECRET))).isEqualTo(200);

    assertRefused(proven("another secret of nobody"), 401, "wrong-signature");
    assertRefused(call("193.105.74.9").header("Authorization", basic()), 401, "no-signature");
    assertRefused(signed(call("193.105.74.9"), SECRET), 401, "wrong-credentials");
    assertRefused(
        signed(call("198.51.100.1"), SECRET).header("Authorization", basic()),
        403,
        "source-not-allowed");

    var kept =
        String.join("", Rows.of(installation.postgres(), "select headers from webhook_call"));
    var log = Files.readString(installation.serverLog());
    for (var secret : new String[] {basic().substring(6), hmac(SECRET), SECRET, OLD_SECRET}) {
      assertThat(kept).doesNotContain(secret);
      assertThat(log).doesNotContain(secret);
    }
  }

  @Test
  void who_guesses_keys_is_answered_429_and_counted_while_others_are_let_in() {
    double before = api.meter("tidings_access_wrong_keys_total");
    var statuses = new HashSet<Integer>();
    for (int guess = 0; guess < 61; guess++) { // 20 a minute, and two minutes may begin meanwhile
      statuses.add(with("guess " + guess, "198.51.100.77").statusCode());
    }

    assertThat(statuses).containsExactlyInAnyOrder(401, 429);
    assertThat(with(Installation.KEY, "198.51.100.78").statusCode()).isEqualTo(200);
    assertThat(api.meter("tidings_access_wrong_keys_total")).isEqualTo(before + 61);
  }

  private HttpResponse<String> with(String key, String from) {
    return api.call(
        api.request("/api/messages")
            .header("Authorization", "Bearer " + key)
            .header("X-Forwarded-For", from)
            .build());
  }

  @Test
  void no_header_shows_a_secret_wherever_a_proxy_writes_it() throws IOException, SQLException {
    var right = through(proven(SECRET), Installation.REPORT_TOKEN);
    assertThat(status(right)).isEqualTo(200);
    var path = "/webhooks/infobip/reports/" + NEARLY_RIGHT;
    var wrong = through(call("193.105.74.9", path), NEARLY_RIGHT);
    assertRefused(wrong, 401, "wrong-token");

    var rows =
        Rows.of(
            installation.postgres(),
            "select id || ' ' || headers from webhook_call where headers like '%X-Hook%'"
                + " or headers like '%x-hook%' order by id");
    assertThat(rows).hasSize(2);
    for (var row : rows) {
      var shown = api.getJson("/api/webhook-calls/" + row.substring(0, 36));
      var headers = new TreeMap<String, JsonValue>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(shown.getJsonObject("headers"));
      assertThat(headers)
          .extractingByKeys("Referer", "X-Original-URI", "X-Rewrite-URL", "Forwarded", "X-Hook")
          .extracting(Object::toString)
          .containsExactly(
              "[\"https://sms.example.org/webhooks/infobip/reports/(hidden)?a=b\"]",
              "[\"/hooks/(hidden)\"]",
              "[\"https://login.example.org/?next=%2fhooks%2f(hidden)%26c\"]",
              "[\"for=192.0.2.1;path=\\\"/hooks/(hidden)\\\"\"]",
              "[\"{\\\"auth\\\":\\\"(hidden)\\\",\\\"key\\\":\\\"(hidden)\\\"}\"]");
    }
    var seen = String.join("", rows) + Files.readString(installation.serverLog());
    assertThat(seen.toLowerCase(Locale.ROOT))
        .doesNotContain(
            Installation.REPORT_TOKEN.toLowerCase(Locale.ROOT),
            NEARLY_RIGHT.toLowerCase(Locale.ROOT),
            percent(Installation.REPORT_TOKEN),
            percent(NEARLY_RIGHT),
            basic().substring(6).toLowerCase(Locale.ROOT),
            PASSWORD,
            SECRET);
  }

  /** As proxies tell which URL was called, and with what. */
  private static HttpRequest.Builder through(HttpRequest.Builder call, String token) {
    return call.header(
            "Referer", "https://sms.example.org/webhooks/infobip/reports/" + token + "?a=b")
        .header("X-Original-URI", "/hooks/" + token)
        .header(
            "X-Rewrite-URL",
            "https://login.example.org/?next=%2fhooks%2f" + percent(token) + "%26c")
        .header("Forwarded", "for=192.0.2.1;path=\"/hooks/" + token + "\"")
        .header("X-" + token, "1")
        .header("X-Hook", "{\"auth\":\"" + basic().substring(6) + "\",\"key\":\"" + SECRET + "\"}");
  }

  private static String percent(String text) {
    return "%" + HexFormat.ofDelimiter("%").formatHex(text.getBytes(UTF_8));
  }

  @Test
  void when_no_report_comes_readiness_says_why_and_a_report_ends_it() {
    for (int message = 0; message < 3; message++) {
      api.send("Nobody will report on it", "+385911231" + message + "15");
    }
    var refused = status(signed(call("193.105.74.9"), SECRET));
    assertThat(refused).isEqualTo(401);
    var warning =
        Eventually.get(
            "the silence to be noticed",
            () -> warnings().toString(),
            sentences -> sentences.contains("No report has come since"));
    assertThat(warning).contains("although 3 messages were submitted; ");
    assertThat(api.meter("tidings_reports_silence_seconds")).isGreaterThanOrEqualTo(2);
    assertThat(api.get("/api/ready").statusCode()).isEqualTo(200);

    var reported =
        proven(SECRET, "{\"results\":[{\"messageId\":\"foreign\",\"status\":{\"groupId\":3}}]}");
    assertThat(status(reported)).isEqualTo(200);
    Eventually.get(
        "the warning to go",
        () -> warnings().toString(),
        sentences -> !sentences.contains("No report has come since"));
  }

  private JsonArray warnings() {
    JsonObject ready = api.getJson("/api/ready");
    return ready.containsKey("warnings")
        ? ready.getJsonArray("warnings")
        : JsonValue.EMPTY_JSON_ARRAY;
  }

  private void assertRefused(HttpRequest.Builder call, int status, String reason)
      throws SQLException {
    var count = "select count(*) from webhook_call where reason = '" + reason + "'";
    int before = Integer.parseInt(Rows.of(installation.postgres(), count).get(0));
    assertThat(status(call)).isEqualTo(status);
    assertThat(Rows.of(installation.postgres(), count)).containsExactly("" + (before + 1));
  }

  private int status(HttpRequest.Builder call) {
    return api.call(call.build()).statusCode();
  }

  private HttpRequest.Builder proven(String secret) {
    return proven(secret, BODY);
  }

  private HttpRequest.Builder proven(String secret, String body) {
    return call("193.105.74.9")
        .header("Authorization", basic())
        .header("X-Hub-Signature", "SHA256=" + hmac(secret, body))
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder signed(HttpRequest.Builder call, String secret) {
    return call.header("X-Hub-Signature", "SHA256=" + hmac(secret));
  }

  private HttpRequest.Builder call(String from) {
    return call(from, "/webhooks/infobip/reports/" + Installation.REPORT_TOKEN);
  }

  private HttpRequest.Builder call(String from, String path) {
    return api.request(path)
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", from)
        .POST(BodyPublishers.ofString(BODY));
  }

  private static String basic() {
    return "Basic " + Base64.getEncoder().encodeToString(BASIC.getBytes(UTF_8));
  }

  private static String hmac(String secret) {
    return hmac(secret, BODY);
  }

  private static String hmac(String secret, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }
}
