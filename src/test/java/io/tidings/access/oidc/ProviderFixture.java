package io.tidings.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidings.access.key.Digest;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A provider of OpenID Connect on 127.0.0.1 that signs in, without asking, whoever is sent there,
 * and can be told to do its work badly.
 */
public final class ProviderFixture implements AutoCloseable {

  public static final String CLIENT = "tidings";
  public static final String SECRET = "the secret: of tidings";

  private static final RSAKey FIRST = key("first");
  private static final RSAKey SECOND = key("second");

  private record Asked(String nonce, String challenge, String redirectUri) {}

  private final Clock clock;
  private final HttpServer server;
  private final Map<String, Asked> codes = new ConcurrentHashMap<>();
  private final AtomicInteger keysAsked = new AtomicInteger();
  private volatile RSAKey signs = FIRST;
  private volatile RSAKey published = FIRST;
  private volatile String refusal = "";
  private volatile boolean away;
  private volatile UnaryOperator<JWTClaimsSet.Builder> change = UnaryOperator.identity();

  private ProviderFixture(Clock clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/.well-known/openid-configuration", exchange -> describe());
    answer("/keys", exchange -> keys());
    answer("/token", this::token);
    server.createContext("/authorize", this::authorize);
    server.start();
  }

  public static ProviderFixture start(Clock clock) {
    try {
      return new ProviderFixture(clock);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2_048).keyID(id).generate();
    } catch (JOSEException never) {
      throw new IllegalStateException(never);
    }
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers everything with 500 from now on, or no longer. */
  public void away(boolean isAway) {
    away = isAway;
  }

  /** Sends people back with an error from now on; with a code again when it is empty. */
  public void refuse(String error) {
    refusal = error;
  }

  /** What tokens say from now on, besides what they should. */
  public void change(UnaryOperator<JWTClaimsSet.Builder> other) {
    change = other;
  }

  /** Signs with another key, which is published or not. */
  void rotate(boolean publish) {
    signs = SECOND;
    if (publish) {
      published = SECOND;
    }
  }

  int keysAsked() {
    return keysAsked.get();
  }

  /** What the browser is sent back with when it has gone this way. */
  public Map<String, String> answer(URI wayIn) {
    var asked = parameters(wayIn.getRawQuery());
    var answer = new TreeMap<String, String>();
    answer.put("state", in(asked, "state"));
    if (!refusal.isEmpty()) {
      answer.put("error", refusal);
      return answer;
    }
    var code = UUID.randomUUID().toString();
    codes.put(
        code,
        new Asked(in(asked, "nonce"), in(asked, "code_challenge"), in(asked, "redirect_uri")));
    answer.put("code", code);
    return answer;
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var asked = parameters(exchange.getRequestURI().getRawQuery());
    var query =
        answer(exchange.getRequestURI()).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"));
    exchange.getResponseHeaders().add("Location", asked.get("redirect_uri") + "?" + query);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private String describe() {
    return Json.createObjectBuilder()
        .add("issuer", issuer())
        .add("authorization_endpoint", issuer() + "/authorize")
        .add("token_endpoint", issuer() + "/token")
        .add("jwks_uri", issuer() + "/keys")
        .add(
            "id_token_signing_alg_values_supported",
            Json.createArrayBuilder(List.of("RS256", "HS256", "none")))
        .build()
        .toString();
  }

  private String keys() {
    keysAsked.incrementAndGet();
    return new JWKSet(published).toString(true);
  }

  private String token(HttpExchange exchange) throws IOException {
    var form =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var asked = codes.remove(String.valueOf(form.get("code")));
    var verifier =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Digest.sha256(String.valueOf(form.get("code_verifier"))));
    if (asked == null
        || !asked.challenge().equals(verifier)
        || !asked.redirectUri().equals(form.get("redirect_uri"))
        || !basic().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      throw new Refused("{\"error\":\"invalid_grant\"}");
    }
    return Json.createObjectBuilder()
        .add("token_type", "Bearer")
        .add("access_token", "unused")
        .add("id_token", signed(claims(asked.nonce()), JWSAlgorithm.RS256))
        .build()
        .toString();
  }

  private static String basic() {
    var pair = CLIENT + ":the+secret%3A+of+tidings";
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  JWTClaimsSet claims(String nonce) {
    var now = clock.instant();
    return change
        .apply(
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("4711")
                .audience(CLIENT)
                .claim("azp", CLIENT)
                .claim("nonce", nonce)
                .claim("preferred_username", "ana")
                .claim("groups", List.of("sms", "else"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5)))))
        .build();
  }

  String signed(JWTClaimsSet claims, JWSAlgorithm algorithm) {
    try {
      var token =
          new SignedJWT(new JWSHeader.Builder(algorithm).keyID(signs.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(signs));
      return token.serialize();
    } catch (JOSEException never) {
      throw new IllegalStateException(never);
    }
  }

  RSAKey publishedKey() {
    return published;
  }

  private interface Page {
    String of(HttpExchange exchange) throws IOException;
  }

  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String body) {
      super(body);
    }
  }

  private void answer(String path, Page page) {
    server.createContext(
        path,
        exchange -> {
          int status = away ? 500 : 200;
          var body = "";
          try {
            body = page.of(exchange);
          } catch (Refused refused) {
            status = 400;
            body = String.valueOf(refused.getMessage());
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static String in(Map<String, String> parameters, String name) {
    return parameters.getOrDefault(name, "");
  }

  private static Map<String, String> parameters(String encoded) {
    var parameters = new TreeMap<String, String>();
    for (var pair : encoded.split("&", -1)) {
      var parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
