package io.tidings.dev.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the odd spellings of paths that a server, a proxy and an application may read in different
 * ways. A filter that decides on one reading lets in what is routed by another.
 */
public final class RawPaths {

  /** The host is the one requests name. */
  private static final List<String> FRONTS =
      List.of(
          "/",
          "//",
          "/.",
          "/..",
          "/%2e",
          "/%2e%2e",
          "/;",
          "/;a=b",
          "/%3b",
          "/%2f",
          "/%5c",
          "\\",
          "/*",
          "*",
          "/tidings",
          "/x/..",
          "/x/..;",
          "/index.html;/..",
          "/index.html%2f..",
          "http://127.0.0.1",
          "HTTP://127.0.0.1",
          "https://127.0.0.1",
          "http://127.0.0.1/",
          "http://127.0.0.1/.",
          "http://127.0.0.1/index.html;/..",
          "http://stranger.example",
          "http://127.0.0.1@stranger.example",
          "http://127.0.0.1;",
          "http:",
          "//stranger.example",
          "///127.0.0.1");

  private final Map<String, RawPath> found = new LinkedHashMap<>();

  private RawPaths() {}

  /**
   * Each target once, always in the same order, the plain ones first.
   *
   * @param gates those of them that a filter may let pass by their path: detours lead over them
   */
  public static List<RawPath> of(List<String> plain, List<String> gates) {
    var paths = new RawPaths();
    plain.forEach(path -> paths.add(path, path));
    paths.add("*", "/");
    for (var path : plain) {
      RawSpellings.of(path).forEach(target -> paths.add(target, path));
      paths.add(path.substring(1), path);
      FRONTS.forEach(front -> paths.add(front + path, path));
      paths.lettersOf(path);
      for (var gate : gates) {
        RawDetours.of(gate, path).forEach(target -> paths.add(target, path));
        RawDetours.of(path, gate).forEach(target -> paths.add(target, path));
      }
    }
    return List.copyOf(paths.found.values());
  }

  private void add(String target, String meant) {
    if (!target.isEmpty()) {
      found.putIfAbsent(target, new RawPath(target, meant));
    }
  }

  /** Only those of words: ids are the same in both cases. */
  private void lettersOf(String path) {
    for (int place = 0; place < path.length(); place++) {
      char letter = path.charAt(place);
      if (Character.isLetter(letter) && !isInId(path, place)) {
        var hex = Integer.toHexString(letter);
        for (var other :
            List.of(
                "%" + hex,
                "%" + hex.toUpperCase(Locale.ROOT),
                "%25" + hex,
                "%u00" + hex,
                String.valueOf(Character.toUpperCase(letter)))) {
          add(path.substring(0, place) + other + path.substring(place + 1), path);
        }
      }
    }
  }

  private static boolean isInId(String path, int place) {
    int from = path.lastIndexOf('/', place) + 1;
    int slash = path.indexOf('/', place);
    return path.substring(from, slash < 0 ? path.length() : slash).matches(".*[0-9].*");
  }
}
