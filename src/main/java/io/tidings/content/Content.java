package io.tidings.content;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Whether a reader is shown numbers and texts, or only that they are there. */
public enum Content {
  SHOWN,
  HIDDEN;

  /** What stands for what is hidden and is no number. */
  public static final String INSTEAD = "(hidden)";

  private static final int LAST = 3;
  private static final int LEAST = 7;

  public boolean isHidden() {
    return this == HIDDEN;
  }

  /**
   * A number, or its last three digits after an ellipsis, by which people tell recipients apart. Of
   * one so short that these would be half of it not even they.
   */
  public String number(String number) {
    return isHidden() ? hidden(number) : number;
  }

  /** A text of people, when it is shown. */
  public Optional<String> text(String text) {
    return isHidden() ? Optional.empty() : Optional.of(text);
  }

  /** Words of Infobip's, or of whoever calls, with what may be a number hidden in them. */
  public String words(String words) {
    return isHidden() ? HiddenWords.in(words) : words;
  }

  /** A report or whatever else came as JSON: hidden is all that may be a number or a text. */
  public JsonValue json(JsonValue json) {
    return isHidden() ? HiddenJson.of(json) : json;
  }

  static String hidden(String number) {
    var digits = number.replaceAll("[^0-9]", "");
    return "…" + (digits.length() < LEAST ? "" : digits.substring(digits.length() - LAST));
  }

  /** A string of a report that no rule knows. */
  static String hidden(JsonString value) {
    var text = value.getString();
    return text.matches("\\+?[0-9]{1,15}") ? hidden(text) : INSTEAD;
  }
}
