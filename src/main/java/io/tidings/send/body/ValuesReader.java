package io.tidings.send.body;

import io.tidings.problem.Fields;
import io.tidings.text.Accents;
import io.tidings.text.Template;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;

/** Reads what one recipient has for the placeholders of the text. */
final class ValuesReader {

  static final String FIELD = "values";

  private static final int MOST = 20;
  private static final int LONGEST = 500;
  private static final String RULE = "must be a string of at most %d characters".formatted(LONGEST);

  private ValuesReader() {}

  /** Without those that cannot be, which are noted. */
  static Map<String, String> read(Fields recipient) {
    var given = recipient.value(FIELD);
    if (given.isEmpty()) {
      return Map.of();
    }
    if (!(given.get() instanceof JsonObject object)) {
      recipient.wrong(FIELD, "must be an object");
      return Map.of();
    }
    if (object.size() > MOST) {
      recipient.wrong(
          FIELD, "has %d values; at most %d can be filled in".formatted(object.size(), MOST));
      return Map.of();
    }
    var inside = new Fields(object, recipient.path() + "." + FIELD, recipient.violations());
    Map<String, String> values = new HashMap<>();
    object.forEach((name, value) -> read(name, value, inside, values));
    return values;
  }

  private static void read(
      String written, JsonValue value, Fields inside, Map<String, String> values) {
    var name = Accents.composed(written);
    if (!Template.isName(name)) {
      inside.wrong(
          written, "has a name that can be no placeholder's: letters, digits and _, at most 40");
    } else if (!(value instanceof JsonString text) || text.getString().length() > LONGEST) {
      inside.wrong(name, RULE);
    } else if (inside.isStorable(name, text.getString())) {
      values.put(name, Accents.composed(text.getString()));
    }
  }
}
