package io.tidings.read.json;

import io.tidings.content.Content;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Renders the text of a send request, or that it is hidden, or gone and since when. */
public final class TextJson {

  /** Characters that are enough to know a text again. */
  private static final int BEGINNING = 100;

  private TextJson() {}

  public static void add(JsonObjectBuilder json, SendRequest request, Content content) {
    add(json, "text", request, request.text(), content, text -> text);
  }

  /** The text as the recipient of a message gets it. */
  public static void addOf(
      JsonObjectBuilder json, Message message, SendRequest request, Content content) {
    add(json, "text", request, message.textOf(request), content, text -> text);
  }

  /** How that text begins. */
  public static void addBeginningOf(
      JsonObjectBuilder json, Message message, SendRequest request, Content content) {
    add(json, "textBeginning", request, message.textOf(request), content, TextJson::beginning);
  }

  public static void addBeginning(JsonObjectBuilder json, SendRequest request, Content content) {
    add(json, "textBeginning", request, request.text(), content, TextJson::beginning);
  }

  private static void add(
      JsonObjectBuilder json,
      String name,
      SendRequest request,
      Optional<String> shown,
      Content content,
      UnaryOperator<String> part) {
    shown
        .flatMap(content::text)
        .ifPresentOrElse(text -> json.add(name, part.apply(text)), () -> json.addNull(name));
    if (content.isHidden() && request.text().isPresent()) {
      json.add("textHidden", true);
    }
    request.textDeletedAt().ifPresent(at -> json.add("textDeletedAt", at.toString()));
  }

  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= BEGINNING
        ? text
        : text.substring(0, text.offsetByCodePoints(0, BEGINNING)) + "…";
  }
}
