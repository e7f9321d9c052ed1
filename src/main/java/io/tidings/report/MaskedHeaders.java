package io.tidings.report;

import io.tidings.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The headers of a webhook call as they are kept: without secrets, and not too much of them. */
final class MaskedHeaders {

  private static final int MOST = 50;
  private static final int MOST_OF_A_VALUE = 400;
  private static final int MOST_OF_ALL = 8_000;

  private static final Set<String> SECRET =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
  private static final Pattern SOUNDS_SECRET =
      Pattern.compile("signature|token|secret|password|api-?key|credential|hmac");

  private MaskedHeaders() {}

  /**
   * @param signature the header with the signature, whatever it is called
   * @return an object of lists of values
   */
  static JsonObject of(Map<String, List<String>> headers, String signature) {
    var json = Json.createObjectBuilder();
    int size = 0;
    int kept = 0;
    for (var header : headers.entrySet()) {
      var name = shortened(header.getKey());
      var values = Json.createArrayBuilder();
      for (var value : header.getValue()) {
        var shown = isSecret(name, signature) ? masked(value) : shortened(value);
        size += name.length() + shown.length();
        if (size <= MOST_OF_ALL) {
          values.add(shown);
        }
      }
      if (size > MOST_OF_ALL || ++kept > MOST) {
        break;
      }
      json.add(name, values);
    }
    return json.build();
  }

  private static boolean isSecret(String name, String signature) {
    var lower = name.toLowerCase(Locale.ROOT);
    return SECRET.contains(lower)
        || name.equalsIgnoreCase(signature)
        || SOUNDS_SECRET.matcher(lower).find();
  }

  private static String masked(String value) {
    return "(hidden, " + value.length() + " characters)";
  }

  /**
   * Control characters are in no header that a server lets through, but the database has no NUL.
   */
  private static String shortened(String text) {
    var plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= MOST_OF_A_VALUE ? plain : plain.substring(0, MOST_OF_A_VALUE) + "…";
  }
}
