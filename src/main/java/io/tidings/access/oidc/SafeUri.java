package io.tidings.access.oidc;

import java.net.URI;

/** Tells URLs that nobody on the way can listen to: https, or http on this machine. */
final class SafeUri {

  private static final String LOCAL = "localhost|127\\.[0-9.]+|\\[::1]";

  private SafeUri() {}

  static boolean is(String text) {
    try {
      return is(URI.create(text));
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }

  static boolean is(URI uri) {
    var host = String.valueOf(uri.getHost());
    return uri.getHost() != null
        && uri.getRawFragment() == null
        && ("https".equalsIgnoreCase(uri.getScheme())
            || ("http".equalsIgnoreCase(uri.getScheme()) && host.matches(LOCAL)));
  }
}
