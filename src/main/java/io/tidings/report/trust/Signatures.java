package io.tidings.report.trust;

import io.tidings.config.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How calls are signed: an HMAC of the body as it came, in a header, after a prefix. Infobip's
 * pages leave header and form to the account, so all of it can be set.
 *
 * @param algorithm one that the platform's {@link Mac} has
 */
public record Signatures(
    RotatingSecret secrets,
    String header,
    String prefix,
    String algorithm,
    DigestEncoding encoding) {

  /** How the signature is written. */
  enum DigestEncoding {
    HEX,
    BASE64;

    private byte[] decode(String text) {
      return this == HEX ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
    }
  }

  private static final String KEY = "tidings.report.hmac-";

  static Signatures read(SettingsReader reader) {
    return new Signatures(
        RotatingSecret.read(
            reader,
            KEY + "secret",
            ".{16,255}",
            "the secret of the signature, 16 characters or more"),
        header(reader),
        reader.optional(KEY + "prefix").orElse(""),
        algorithm(reader),
        encoding(reader));
  }

  private static String header(SettingsReader reader) {
    var header = reader.required(KEY + "header", "the name of the header with the signature");
    if (!header.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]*")) {
      reader.complain(
          KEY + "header is not the name of a header: set it to one, such as X-Hub-Signature.");
    }
    return header;
  }

  private static String algorithm(SettingsReader reader) {
    var what = "SHA-1, SHA-256, SHA-384 or SHA-512";
    var name = reader.required(KEY + "algorithm", what).toUpperCase(Locale.ROOT);
    if (!name.matches("|SHA-(1|256|384|512)")) {
      reader.complain(KEY + "algorithm is not one that is known: set it to " + what + ".");
    }
    return "Hmac" + name.replace("-", "");
  }

  private static DigestEncoding encoding(SettingsReader reader) {
    var what = "hex or base64";
    var name = reader.required(KEY + "encoding", what).toUpperCase(Locale.ROOT);
    if (!name.matches("|HEX|BASE64")) {
      reader.complain(KEY + "encoding is not one that is known: set it to " + what + ".");
    }
    return name.equals("BASE64") ? DigestEncoding.BASE64 : DigestEncoding.HEX;
  }

  /**
   * Which of the secrets made this signature; -1 when none did. A wrong one tells nothing by its
   * time.
   */
  int signer(byte[] body, String value) {
    var given = decode(value);
    int signer = -1;
    for (int place = 0; place < secrets.values().size(); place++) {
      byte[] right = hmac(secrets.values().get(place), body);
      boolean signed = given.isPresent() && MessageDigest.isEqual(right, given.get());
      signer = signed && signer < 0 ? place : signer;
    }
    return signer;
  }

  private Optional<byte[]> decode(String value) {
    if (!value.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return Optional.empty();
    }
    try {
      return Optional.of(encoding.decode(value.substring(prefix.length()).trim()));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  private byte[] hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(body);
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
