package io.tidings.send.body;

import io.tidings.problem.Fields;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import io.tidings.text.Accents;
import io.tidings.text.Invisible;
import io.tidings.text.Segmentation;
import io.tidings.text.TextOptions;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a caller asks to send and names everything that is wrong with it at once. */
public final class SendRequestBody {

  private static final Set<String> FIELDS =
      Stream.concat(
              Stream.of("recipients", "text", "sender", SendAt.FIELD),
              OptionsReader.FIELDS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private SendRequestBody() {}

  /**
   * @throws ProblemException 400 with every violation; but one that is wrong in nothing but a time
   *     to send that has passed is read, for it may have been asked before
   */
  public static NewSendRequest read(JsonObject body, Instant now) {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(body, violations);
    fields.know(FIELDS);
    var options = TextOptionsReader.read(fields);
    var text = text(fields);
    var sender = SenderReader.read(fields);
    var places = NewMessagesReader.places(fields);
    checkLength(fields, text, options, places);
    var asked =
        new NewSendRequest(
            sender.orElse(null),
            text,
            places.stream().flatMap(Optional::stream).toList(),
            OptionsReader.read(fields),
            SendAt.read(fields, now).orElse(null));
    if (!violations.isEmpty()) {
      if (asked.isPast(now)) {
        violations.add(SendAt.PASSED);
      }
      throw new ProblemException(Problem.invalid(violations));
    }
    return asked;
  }

  private static String text(Fields body) {
    if (!(body.value("text").orElse(JsonValue.NULL) instanceof JsonString string)) {
      body.wrong("text", "must be a string");
      return "";
    }
    var text = Accents.composed(string.getString());
    if (Invisible.isAllOf(text)) {
      body.wrong("text", "must not be empty");
      return "";
    }
    return body.isStorable("text", text) ? text : "";
  }

  private static void checkLength(
      Fields body, String text, TextOptions options, List<Optional<NewMessage>> places) {
    if (text.isEmpty()) {
      return; // which was said
    }
    if (FilledTexts.areMeant(text, places)) {
      FilledTexts.of(body, text, options, places);
    } else {
      refuseTooLong(body, Segmentation.of(text, options));
    }
  }

  private static void refuseTooLong(Fields body, Segmentation segmentation) {
    if (segmentation.isTooLong()) {
      body.wrong(
          "text",
          "needs %d segments; at most %d can be sent"
              .formatted(segmentation.segments().size(), Segmentation.MAX_SEGMENTS));
    }
  }
}
