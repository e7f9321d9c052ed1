package io.tidings.send.body;

import io.tidings.problem.Fields;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import io.tidings.text.Accents;
import io.tidings.text.TextOptions;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text that a caller may send, what is asked of its encoding, and to whom it may go.
 *
 * @param text as it would be sent
 * @param composed whether that is not how it was given
 * @param priced whether it is asked what that may cost
 */
public record PreviewBody(
    String text,
    boolean composed,
    TextOptions options,
    Optional<Addressing> addressing,
    boolean priced) {

  private static final String ESTIMATE = "estimate";

  private static final Set<String> FIELDS =
      Stream.of(Set.of("text", ESTIMATE), TextOptionsReader.FIELDS, Addressing.FIELDS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * @throws ProblemException 400 with every violation, but for those of recipients and sender: they
   *     are part of the answer, so that a text is counted before its numbers are right
   */
  public static PreviewBody read(JsonObject body) {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(body, violations);
    fields.know(FIELDS);
    var given = text(fields);
    var text = Accents.composed(given);
    var options = TextOptionsReader.read(fields);
    var asked =
        new PreviewBody(
            text,
            !text.equals(given),
            options,
            Addressing.read(body, text, options),
            fields.flag(ESTIMATE));
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
