package io.tidings.report.trust;

import static io.tidings.report.trust.WebhookFixture.authentication;
import static io.tidings.report.trust.WebhookFixture.call;
import static io.tidings.report.trust.WebhookFixture.from;
import static io.tidings.report.trust.WebhookFixture.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAuthenticationTest {

  private static final String TOKEN = "0123456789abcdefABCDEF";
  private static final String BASIC = "infobip:a password: long enough";
  private static final String SECRET = "the secret of the signature";
  private static final byte[] BODY = "{\"results\":[]}".getBytes(UTF_8);
  private static final String HEADER = "X-Hub-Signature";

  @Test
  void without_any_mode_anyone_may_call_the_url_without_a_token() {
    var authentication = authentication(Map.of());

    assertThat(authentication.refuse(call(""))).isEmpty();
    assertThat(authentication.refuse(call(""), BODY)).isEmpty();
    assertThat(authentication.refuse(call(TOKEN))).contains(Refusal.WRONG_TOKEN);
  }

  @Test
  void who_knows_the_token_may_call() {
    var authentication = authentication(Map.of("tidings.report.token", TOKEN));

    assertThat(authentication.refuse(call(TOKEN))).isEmpty();
    for (var wrong :
        new String[] {"", TOKEN + "0", TOKEN.substring(1), TOKEN.toUpperCase(Locale.ROOT)}) {
      assertThat(authentication.refuse(call(wrong))).contains(Refusal.WRONG_TOKEN);
    }
  }

  @Test
  void while_a_secret_is_changed_both_are_right_in_every_mode() {
    var authentication =
        authentication(
            Map.of(
                "tidings.report.token",
                "newToken0123456789",
                "tidings.report.token-previous",
                TOKEN,
                "tidings.report.basic",
                "infobip:the new password!",
                "tidings.report.basic-previous",
                BASIC,
                "tidings.report.hmac-secret",
                "the new secret of the signature",
                "tidings.report.hmac-secret-previous",
                SECRET));

    for (var token : new String[] {TOKEN, "newToken0123456789"}) {
      for (var basic : new String[] {BASIC, "infobip:the new password!"}) {
        for (var secret : new String[] {SECRET, "the new secret of the signature"}) {
          var call = with(with(call(token), "Authorization", basic(basic)), HEADER, hex(secret));
          assertThat(authentication.refuse(call)).isEmpty();
          assertThat(authentication.refuse(call, BODY)).isEmpty();
        }
      }
    }
    var call = with(with(call(TOKEN), "Authorization", basic(BASIC)), HEADER, hex("another"));
    assertThat(authentication.refuse(call, BODY)).contains(Refusal.WRONG_SIGNATURE);
  }

  @Test
  void who_knows_name_and_password_may_call() {
    var authentication = authentication(Map.of("tidings.report.basic", BASIC));

    assertThat(authentication.refuse(with(call(""), "authorization", basic(BASIC)))).isEmpty();
    assertThat(
            authentication.refuse(
                with(call(""), "Authorization", basic(BASIC).replace("Basic", "basic"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic %%%",
        "Basic aW5mb2JpcA==",
        "Bearer aW5mb2JpcDphIHBhc3N3b3JkOiBsb25nIGVub3VnaA==",
        "infobip:a password: long enough"
      })
  void other_credentials_are_refused(String authorization) {
    var authentication = authentication(Map.of("tidings.report.basic", BASIC));

    assertThat(authentication.refuse(with(call(""), "Authorization", authorization)))
        .contains(Refusal.WRONG_CREDENTIALS);
    assertThat(authentication.refuse(call(""))).contains(Refusal.WRONG_CREDENTIALS);
    assertThat(authentication.refuse(with(call(""), "Authorization", basic(BASIC), basic(BASIC))))
        .contains(Refusal.WRONG_CREDENTIALS);
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-1, hex, 'SHA1='",
    "SHA-256, hex, 'SHA256='",
    "SHA-384, base64, ''",
    "sha-512, BASE64, 'v1 '"
  })
  void a_body_that_is_signed_may_come_from_anywhere(
      String algorithm, String encoding, String prefix) {
    var authentication =
        authentication(
            Map.of(
                "tidings.report.hmac-secret", SECRET,
                "tidings.report.hmac-header", "X-Ib-Hmac-Signature",
                "tidings.report.hmac-algorithm", algorithm,
                "tidings.report.hmac-encoding", encoding,
                "tidings.report.hmac-prefix", prefix));
    byte[] hmac = hmac(algorithm, SECRET);
    var value =
        encoding.equalsIgnoreCase("hex")
            ? HexFormat.of().formatHex(hmac)
            : Base64.getEncoder().encodeToString(hmac);
    var call = with(call(""), "x-ib-hmac-signature", prefix + value);

    assertThat(authentication.refuse(call)).isEmpty();
    assertThat(authentication.refuse(call, BODY)).isEmpty();
    assertThat(authentication.refuse(call, "{\"results\":[] }".getBytes(UTF_8)))
        .contains(Refusal.WRONG_SIGNATURE);
    assertThat(authentication.refuse(call, new byte[0])).contains(Refusal.WRONG_SIGNATURE);
  }

  @Test
  void hex_and_its_prefix_may_be_written_in_any_case() {
    var authentication = authentication(Map.of("tidings.report.hmac-secret", SECRET));
    var upper = with(call(""), HEADER, hex(SECRET).toUpperCase(Locale.ROOT));
    var lower = with(call(""), HEADER, hex(SECRET).toLowerCase(Locale.ROOT));

    assertThat(authentication.refuse(upper, BODY)).isEmpty();
    assertThat(authentication.refuse(lower, BODY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SHA256=", "SHA256=xyz", "SHA256=abc", "abcd", "SHA1=00", "=", "😀"})
  void a_signature_of_another_form_is_wrong(String value) {
    var authentication = authentication(Map.of("tidings.report.hmac-secret", SECRET));

    assertThat(authentication.refuse(with(call(""), HEADER, value), BODY))
        .contains(Refusal.WRONG_SIGNATURE);
  }

  @Test
  void without_its_one_signature_a_call_is_refused_before_its_body_is_read() {
    var authentication = authentication(Map.of("tidings.report.hmac-secret", SECRET));

    assertThat(authentication.refuse(call(""))).contains(Refusal.NO_SIGNATURE);
    assertThat(authentication.refuse(with(call(""), HEADER, hex(SECRET), hex(SECRET))))
        .contains(Refusal.NO_SIGNATURE);
  }

  @Test
  void calls_from_elsewhere_are_refused_and_so_are_those_whose_origin_cannot_be_told() {
    var authentication =
        authentication(
            Map.of(
                "tidings.report.sources", "infobip",
                "tidings.report.trusted-proxies", "10.0.0.0/8"));

    assertThat(authentication.refuse(from(call(""), "193.105.74.9"))).isEmpty();
    assertThat(authentication.refuse(call(""))).contains(Refusal.SOURCE_NOT_ALLOWED);
    assertThat(authentication.refuse(with(call(""), "X-Forwarded-For", "193.105.74.9")))
        .contains(Refusal.SOURCE_NOT_ALLOWED);
    var proxied = from(call(""), "10.1.2.3");
    assertThat(authentication.refuse(with(proxied, "X-Forwarded-For", "193.105.74.9"))).isEmpty();
    assertThat(authentication.refuse(proxied)).contains(Refusal.SOURCE_NOT_ALLOWED);
    assertThat(authentication.refuse(with(proxied, "X-Forwarded-For", "infobip")))
        .contains(Refusal.SOURCE_NOT_ALLOWED);
    assertThat(authentication.refuse(from(call(""), "null"))).contains(Refusal.SOURCE_NOT_ALLOWED);
  }

  @Test
  void every_mode_that_is_set_must_be_satisfied() {
    var authentication =
        authentication(
            Map.of(
                "tidings.report.token", TOKEN,
                "tidings.report.basic", BASIC,
                "tidings.report.hmac-secret", SECRET,
                "tidings.report.sources", "198.51.100.0/24"));
    var right = with(with(call(TOKEN), "Authorization", basic(BASIC)), HEADER, hex(SECRET));

    assertThat(authentication.refuse(right)).isEmpty();
    assertThat(authentication.refuse(right, BODY)).isEmpty();
    assertThat(authentication.refuse(from(right, "192.0.2.1")))
        .contains(Refusal.SOURCE_NOT_ALLOWED);
    assertThat(authentication.refuse(new WebhookRequest("", right.peer(), right.headers())))
        .contains(Refusal.WRONG_TOKEN);
    assertThat(authentication.refuse(with(right, "Authorization")))
        .contains(Refusal.WRONG_CREDENTIALS);
    assertThat(authentication.refuse(with(right, HEADER))).contains(Refusal.NO_SIGNATURE);
    assertThat(authentication.refuse(right, new byte[0])).contains(Refusal.WRONG_SIGNATURE);
  }

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  private static String hex(String secret) {
    return "SHA256=" + HexFormat.of().formatHex(hmac("SHA-256", secret));
  }

  private static byte[] hmac(String algorithm, String secret) {
    var name = "Hmac" + algorithm.replace("-", "");
    try {
      var mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), name));
      return mac.doFinal(BODY);
    } catch (java.security.GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }
}
