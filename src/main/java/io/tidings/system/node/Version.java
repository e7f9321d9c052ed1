package io.tidings.system.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which version of Tidings this is, as its OpenAPI document has it. */
final class Version {

  private static final String DOCUMENT = "META-INF/openapi.yaml";
  private static final Pattern LINE = Pattern.compile("(?m)^ {2}version: *(\\S+)$");

  private Version() {}

  /** A server may have documents of its own under the same name. */
  static String read() {
    try {
      for (var urls = Version.class.getClassLoader().getResources(DOCUMENT);
          urls.hasMoreElements(); ) {
        try (var document = urls.nextElement().openStream()) {
          var text = new String(document.readAllBytes(), StandardCharsets.UTF_8);
          var line = LINE.matcher(text);
          if (text.contains("title: Tidings") && line.find()) {
            return line.group(1);
          }
        }
      }
      return "unknown";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
