package io.tidings.read.json;

import io.tidings.infobip.words.Explanation;
import io.tidings.json.JsonFactory;
import jakarta.json.JsonObjectBuilder;

/** Renders what became of a message in words for a person; it is computed and never stored. */
final class ExplanationJson {

  private ExplanationJson() {}

  static void add(JsonObjectBuilder json, Explanation explanation) {
    var object = JsonFactory.createObjectBuilder().add("text", explanation.text());
    if (explanation.advice() != null) {
      object.add("advice", explanation.advice());
    }
    if (explanation.resend() != null) {
      object.add("resend", explanation.resend().word());
    }
    if (explanation.charged() != null) {
      object.add("charged", explanation.charged());
    }
    json.add("explanation", object);
  }
}
