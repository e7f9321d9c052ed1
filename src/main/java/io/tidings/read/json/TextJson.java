package io.tidings.read.json;

import io.tidings.message.SendRequest;
import jakarta.json.JsonObjectBuilder;

/** Renders the text of a send request, or that it is gone and since when. */
public final class TextJson {

  /** Characters that are enough to know a text again. */
  private static final int BEGINNING = 100;

  private TextJson() {}

  public static void add(JsonObjectBuilder json, SendRequest request) {
    request.text().ifPresentOrElse(text -> json.add("text", text), () -> json.addNull("text"));
    addWhenDeleted(json, request);
  }

  public static void addBeginning(JsonObjectBuilder json, SendRequest request) {
    request
        .text()
        .ifPresentOrElse(
            text -> json.add("textBeginning", beginning(text)),
            () -> json.addNull("textBeginning"));
    addWhenDeleted(json, request);
  }

  private static void addWhenDeleted(JsonObjectBuilder json, SendRequest request) {
    request.textDeletedAt().ifPresent(at -> json.add("textDeletedAt", at.toString()));
  }

  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= BEGINNING
        ? text
        : text.substring(0, text.offsetByCodePoints(0, BEGINNING)) + "…";
  }
}
