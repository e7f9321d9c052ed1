package io.tidings.report.look;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Locale;
import java.util.Set;

/** Headers of a webhook call for those who are shown no numbers: whoever called chose them. */
final class HiddenHeaders {

  private static final Set<String> SHOWN =
      Set.of(
          "accept",
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "host",
          "transfer-encoding",
          "user-agent");

  private HiddenHeaders() {}

  static JsonObject in(JsonObject headers, Content content) {
    if (!content.isHidden()) {
      return headers;
    }
    var json = JsonFactory.createObjectBuilder();
    for (var name : headers.keySet()) {
      boolean shown = SHOWN.contains(name.toLowerCase(Locale.ROOT));
      var values =
          headers.getJsonArray(name).getValuesAs(JsonString::getString).stream()
              .map(value -> shown ? content.words(value) : Content.INSTEAD)
              .toList();
      json.add(content.words(name), JsonFactory.createArrayBuilder(values));
    }
    return json.build();
  }
}
