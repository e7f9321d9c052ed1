package io.tidings.access.session;

import org.jspecify.annotations.Nullable;

/**
 * From where somebody signed in, so that they know their sessions apart.
 *
 * @param address of the network they came from
 * @param agent what their browser calls itself, shortened; empty when it told nothing
 */
public record Whereabouts(String address, String agent) {

  private static final int LONGEST = 200;

  /**
   * @param userAgent the header as it came
   */
  public static Whereabouts of(String address, @Nullable String userAgent) {
    var plain = userAgent == null ? "" : userAgent.replaceAll("[^\\x20-\\x7e]", "?").strip();
    return new Whereabouts(address, plain.substring(0, Math.min(plain.length(), LONGEST)));
  }
}
