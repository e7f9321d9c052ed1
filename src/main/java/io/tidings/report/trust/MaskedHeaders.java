package io.tidings.report.trust;

import io.tidings.json.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The headers of a webhook call as they are kept: without secrets, and not too much of them. */
public final class MaskedHeaders {

  private static final int MOST = 50;
  private static final int MOST_OF_A_VALUE = 400;
  private static final int MOST_OF_ALL = 8_000;

  private static final Pattern SOUNDS_SECRET =
      Pattern.compile(
          "signature|token|secret|password|api-?key|credential|hmac|authorization|cookie");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private MaskedHeaders() {}

  /**
   * @param signature the header with the signature, whatever it is called
   * @param secrets to be hidden in all others
   * @return an object of lists of values
   */
  public static JsonObject of(
      Map<String, List<String>> headers, String signature, HiddenSecrets secrets) {
    var json = JsonFactory.createObjectBuilder();
    int size = 0;
    int kept = 0;
    for (var header : headers.entrySet()) {
      var name = shortened(secrets.in(header.getKey()));
      boolean secret = isSecret(header.getKey(), signature);
      var values = JsonFactory.createArrayBuilder();
      for (var value : secret ? header.getValue() : secrets.in(header.getValue())) {
        var shown = secret ? masked(value) : shortened(value);
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

  /** Headers that were kept, perhaps before the secret in them was configured. */
  public static JsonObject shown(JsonObject kept, HiddenSecrets secrets) {
    var json = JsonFactory.createObjectBuilder();
    for (var name : kept.keySet()) {
      var values = kept.getJsonArray(name).getValuesAs(JsonString::getString);
      json.add(secrets.in(name), JsonFactory.createArrayBuilder(secrets.in(values)));
    }
    return json.build();
  }

  private static boolean isSecret(String name, String signature) {
    return name.equalsIgnoreCase(signature)
        || SOUNDS_SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  private static String masked(String value) {
    return "(hidden, " + value.length() + " characters)";
  }

  /**
   * Control characters are in no header that a server lets through, but the database has no NUL.
   */
  private static String shortened(String text) {
    var plain = CONTROL.matcher(text).replaceAll(" ");
    return plain.length() <= MOST_OF_A_VALUE ? plain : plain.substring(0, MOST_OF_A_VALUE) + "…";
  }
}
