package io.tidings.send;

import io.tidings.message.Recipient;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import io.tidings.text.Encoding;
import io.tidings.text.Segmentation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a caller asks to send and names everything that is wrong with it at once. */
final class SendRequestBody {

  static final int MOST_RECIPIENTS = 10_000;

  private static final Set<String> FIELDS = Set.of("recipients", "text", "sender");
  private static final String ALPHANUMERIC_SENDER = ".{3,11}";
  private static final String NUMERIC_SENDER = "\\+?[0-9]{3,16}";

  private final List<Violation> violations = new ArrayList<>();
  private final JsonObject body;

  private SendRequestBody(JsonObject body) {
    this.body = body;
  }

  /**
   * @throws ProblemException 400 with every violation
   */
  static NewSendRequest read(JsonObject body) {
    var reader = new SendRequestBody(body);
    reader.refuseUnknownFields(body, FIELDS, "");
    var text = reader.text();
    var sender = reader.sender();
    var recipients = reader.recipients();
    if (!reader.violations.isEmpty()) {
      throw new ProblemException(Problem.invalid(reader.violations));
    }
    return new NewSendRequest(sender, text, recipients);
  }

  private void refuseUnknownFields(JsonObject object, Set<String> known, String path) {
    object.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> wrong(path + name, "is not a field this call knows"));
  }

  private String text() {
    if (!(body.get("text") instanceof JsonString string)) {
      wrong("text", "must be a string");
      return "";
    }
    var text = string.getString();
    if (text.isBlank()) {
      wrong("text", "must not be empty");
    } else if (text.indexOf('\0') >= 0) {
      wrong("text", "must not contain the character U+0000");
    } else if (Segmentation.of(text).isTooLong()) {
      wrong(
          "text",
          "needs %d segments; at most %d can be sent"
              .formatted(Segmentation.of(text).segments().size(), Segmentation.MAX_SEGMENTS));
    }
    return text;
  }

  private @Nullable String sender() {
    var value = body.getOrDefault("sender", JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonString string && isSender(string.getString())) {
      return string.getString();
    }
    wrong(
        "sender",
        "must be 3 to 11 characters of the GSM-7 alphabet with a letter among them,"
            + " or 3 to 16 digits");
    return null;
  }

  /** Infobip: "Alphanumeric sender" and old docs for numeric ones. */
  private static boolean isSender(String sender) {
    return sender.matches(NUMERIC_SENDER)
        || (sender.matches(ALPHANUMERIC_SENDER)
            && sender.chars().anyMatch(Character::isLetter)
            && sender.equals(sender.strip())
            && Segmentation.of(sender).encoding() == Encoding.GSM_7);
  }

  private List<Recipient> recipients() {
    if (!(body.get("recipients") instanceof JsonArray array) || array.isEmpty()) {
      wrong("recipients", "must be an array of at least one phone number");
      return List.of();
    }
    if (array.size() > MOST_RECIPIENTS) {
      wrong(
          "recipients",
          "has %d entries; at most %d can be sent to at once"
              .formatted(array.size(), MOST_RECIPIENTS));
      return List.of();
    }
    Map<Recipient, Integer> places = new HashMap<>();
    List<Recipient> recipients = new ArrayList<>(array.size());
    for (int place = 0; place < array.size(); place++) {
      var path = "recipients[" + place + "]";
      var recipient = recipient(array.get(place), path);
      if (recipient.isPresent()) {
        recipients.add(recipient.get());
        refuseSecond(places.putIfAbsent(recipient.get(), place), path);
      }
    }
    return recipients;
  }

  private void refuseSecond(@Nullable Integer first, String path) {
    if (first != null) {
      wrong(path, "is the same number as recipients[" + first + "]; nobody gets a text twice");
    }
  }

  /** A number, or an object with the number in {@code to}. */
  private Optional<Recipient> recipient(JsonValue value, String path) {
    var number = value;
    var numberPath = path;
    if (value instanceof JsonObject object) {
      refuseUnknownFields(object, Set.of("to"), path + ".");
      number = object.getOrDefault("to", JsonValue.NULL);
      numberPath = path + ".to";
    }
    var recipient =
        number instanceof JsonString string
            ? RecipientReader.read(string.getString())
            : Optional.<Recipient>empty();
    if (recipient.isEmpty()) {
      wrong(numberPath, RecipientReader.RULE);
    }
    return recipient;
  }

  private void wrong(String field, String message) {
    violations.add(new Violation(field, message));
  }
}
