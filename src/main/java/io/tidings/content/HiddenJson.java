package io.tidings.content;

import io.tidings.json.JsonFactory;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Set;

/**
 * Hides in JSON that others wrote all that is not known to be harmless: which member has a number
 * or a text in it nobody can be sure of.
 */
final class HiddenJson {

  /** What Infobip tells of a message beside numbers and texts. */
  private static final Set<String> SHOWN =
      Set.of(
          "messageId",
          "bulkId",
          "callbackData",
          "sentAt",
          "doneAt",
          "receivedAt",
          "name",
          "groupName",
          "description",
          "action",
          "mccMnc",
          "currency",
          "event",
          "channel");

  /** From here on a number may be a recipient. */
  private static final BigDecimal MANY = BigDecimal.valueOf(1_000_000);

  private HiddenJson() {}

  static JsonValue of(JsonValue value) {
    return of("", value);
  }

  private static JsonValue of(String name, JsonValue value) {
    if (value instanceof JsonObject object) {
      var hidden = JsonFactory.createObjectBuilder();
      object.forEach((member, of) -> hidden.add(HiddenWords.in(member), of(member, of)));
      return hidden.build();
    }
    if (value instanceof JsonArray array) {
      var hidden = JsonFactory.createArrayBuilder();
      array.forEach(element -> hidden.add(of(name, element)));
      return hidden.build();
    }
    if (value instanceof JsonString text) {
      return JsonFactory.createValue(
          SHOWN.contains(name) ? HiddenWords.in(text.getString()) : Content.hidden(text));
    }
    return value instanceof JsonNumber number && number.bigDecimalValue().abs().compareTo(MANY) >= 0
        ? JsonFactory.createValue(Content.hidden(number.toString()))
        : value;
  }
}
