package io.tidings.dev.load;

/**
 * A request target as it goes over the wire, each character one byte.
 *
 * @param meant the plain path it is a spelling of, or tries to end in
 */
public record RawPath(String target, String meant) {

  boolean isPlain() {
    return target.equals(meant);
  }
}
