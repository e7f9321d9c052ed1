package io.tidings.access.key;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets that nobody can guess and that fit into a URL. */
public final class Tokens {

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
