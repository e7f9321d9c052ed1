package io.tidings.access.oidc;

import io.tidings.access.key.Digest;
import io.tidings.access.key.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * What ties a sign-in to the browser that began it, so that nobody's answer is given to somebody
 * else's browser. All of it is derived from one secret that only this browser has, so that nothing
 * has to be stored; what leaves the browser tells nothing of the rest.
 */
record Handshake(String secret) {

  static Handshake next(Tokens tokens) {
    return new Handshake(tokens.next());
  }

  /** Comes back with the answer (RFC 6749, section 10.12). */
  String state() {
    return derived("state");
  }

  /** Stands in the token (OpenID Connect Core, section 3.1.2.1). */
  String nonce() {
    return derived("nonce");
  }

  /** Whoever has the code and not this gets no token for it (RFC 7636). */
  String verifier() {
    return derived("verifier");
  }

  String challenge() {
    return text(Digest.sha256(verifier()));
  }

  boolean isOf(String otherState) {
    return MessageDigest.isEqual(
        state().getBytes(StandardCharsets.UTF_8), otherState.getBytes(StandardCharsets.UTF_8));
  }

  private String derived(String what) {
    return text(Digest.sha256(what + " " + secret));
  }

  private static String text(byte[] digest) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "a handshake";
  }
}
