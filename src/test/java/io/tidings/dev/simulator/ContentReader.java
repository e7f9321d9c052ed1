package io.tidings.dev.simulator;

import java.util.List;
import java.util.regex.Pattern;

/** Reads the content of a message, which tells by its members what kind it is. */
final class ContentReader {
  static final List<String> TRANSLITERATIONS =
      List.of(
          "NONE",
          "TURKISH",
          "GREEK",
          "CYRILLIC",
          "SERBIAN_CYRILLIC",
          "BULGARIAN_CYRILLIC",
          "CENTRAL_EUROPEAN",
          "BALTIC",
          "NON_UNICODE",
          "PORTUGUESE",
          "COLOMBIAN",
          "ALL");
  private static final List<String> LANGUAGES = List.of("NONE", "TR", "ES", "PT", "AUTODETECT");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{2}( ?[0-9a-fA-F]{2})*");

  private ContentReader() {}

  /** As version 3 has it. */
  static Content read(Fields message) {
    if (!message.has("content")) {
      message.wrong("content", "must not be null");
      return new Content.Text("", Wording.PLAIN);
    }
    var content = message.child("content");
    if (content.has("text") && content.has("hex")) {
      message.wrong("content", "must be text or binary");
    }
    return content.has("hex") ? binary(content) : text(content);
  }

  static Content binary(Fields binary) {
    var hex = binary.requiredText("hex");
    if (binary.text("hex").isPresent() && !HEX.matcher(hex).matches()) {
      binary.wrong("hex", "must be pairs of hexadecimal digits");
    }
    return new Content.Binary(
        hex, binary.number("dataCoding").orElse(0), binary.number("esmClass").orElse(0));
  }

  private static Content text(Fields content) {
    var language = content.child("language");
    return new Content.Text(
        content.requiredText("text"),
        new Wording(
            language.choice("languageCode", LANGUAGES).orElse(Wording.NONE),
            language.flag("singleShift", false),
            language.flag("lockingShift", false),
            content.choice("transliteration", TRANSLITERATIONS).orElse(Wording.NONE)));
  }
}
