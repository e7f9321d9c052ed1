package io.tidings.send;

import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import io.tidings.text.TextOptions;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text that a caller may send, and what is asked of its encoding. */
record PreviewBody(String text, TextOptions options) {

  private static final Set<String> FIELDS =
      Stream.concat(Stream.of("text"), TextOptionsReader.FIELDS.stream())
          .collect(Collectors.toUnmodifiableSet());

  /**
   * @throws ProblemException 400 with every violation
   */
  static PreviewBody read(JsonObject body) {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(body, violations);
    fields.know(FIELDS);
    var asked = new PreviewBody(text(fields), TextOptionsReader.read(fields));
    if (!violations.isEmpty()) {
      throw new ProblemException(Problem.invalid(violations));
    }
    return asked;
  }

  /** Any text that can be sent but for its length: it may be empty, or too long. */
  private static String text(Fields body) {
    if (!(body.value("text").orElse(JsonValue.NULL) instanceof JsonString text)) {
      body.wrong("text", "must be a string");
      return "";
    }
    return body.isStorable("text", text.getString()) ? text.getString() : "";
  }
}
