package io.tidings.send.body;

import io.tidings.message.Recipient;
import io.tidings.message.RecipientReader;
import io.tidings.problem.Fields;
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

/** Reads the recipients of a body, each a number or an object with the number in {@code to}. */
final class NewMessagesReader {

  static final int MOST_RECIPIENTS = 10_000;

  static final String RECIPIENTS = "recipients";
  private static final Set<String> KNOWN =
      Set.of("to", "clientReference", "networkId", ValuesReader.FIELD);
  private static final int LONGEST_REFERENCE = 255;

  private final Fields body;
  private final Map<Recipient, Integer> places = new HashMap<>();

  private NewMessagesReader(Fields body) {
    this.body = body;
  }

  /** Each in its place, empty where it cannot be read; none at all where there are too many. */
  static List<Optional<NewMessage>> places(Fields body) {
    return new NewMessagesReader(body).read();
  }

  private List<Optional<NewMessage>> read() {
    if (!(body.value(RECIPIENTS).orElse(JsonValue.NULL) instanceof JsonArray array)
        || array.isEmpty()) {
      body.wrong(RECIPIENTS, "must be an array of at least one phone number");
      return List.of();
    }
    if (array.size() > MOST_RECIPIENTS) {
      body.wrong(
          RECIPIENTS,
          "has %d entries; at most %d can be sent to at once"
              .formatted(array.size(), MOST_RECIPIENTS));
      return List.of();
    }
    List<Optional<NewMessage>> messages = new ArrayList<>(array.size());
    for (int place = 0; place < array.size(); place++) {
      messages.add(message(array.get(place), place));
    }
    return messages;
  }

  private Optional<NewMessage> message(JsonValue value, int place) {
    var path = RECIPIENTS + "[" + place + "]";
    if (!(value instanceof JsonObject object)) {
      return recipient(value, path, place).map(to -> new NewMessage(to, null, null));
    }
    var fields = new Fields(object, path, body.violations());
    fields.know(KNOWN);
    var reference = fields.text("clientReference", LONGEST_REFERENCE).orElse(null);
    var network = fields.number("networkId", 0, Integer.MAX_VALUE).orElse(null);
    var values = ValuesReader.read(fields);
    return recipient(object.getOrDefault("to", JsonValue.NULL), path + ".to", place)
        .map(to -> new NewMessage(to, reference, network, values));
  }

  private Optional<Recipient> recipient(JsonValue number, String path, int place) {
    var recipient =
        number instanceof JsonString string
            ? RecipientReader.read(string.getString())
            : Optional.<Recipient>empty();
    if (recipient.isEmpty()) {
      body.wrong(path, RecipientReader.RULE);
      return Optional.empty();
    }
    var first = places.putIfAbsent(recipient.get(), place);
    if (first != null) {
      body.wrong(
          RECIPIENTS + "[" + place + "]",
          "is the same number as recipients[" + first + "]; nobody gets a text twice");
    }
    return recipient;
  }
}
