package io.tidings.send.body;

import io.tidings.problem.Fields;
import io.tidings.text.Language;
import io.tidings.text.TextOptions;
import io.tidings.text.Transliteration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads what a caller asks of the encoding of a text. */
final class TextOptionsReader {

  static final Set<String> FIELDS = Set.of("transliteration", "language");

  private static final Set<String> OF_LANGUAGE =
      Set.of("languageCode", "singleShift", "lockingShift");

  private TextOptionsReader() {}

  static TextOptions read(Fields body) {
    var transliteration =
        body.word("transliteration", names(Transliteration.values()))
            .flatMap(Transliteration::of)
            .orElse(Transliteration.NONE);
    return body.object("language", OF_LANGUAGE)
        .map(language -> options(language, transliteration))
        .orElse(new TextOptions(Language.NONE, false, false, transliteration));
  }

  private static TextOptions options(Fields language, Transliteration transliteration) {
    language.require("languageCode");
    return new TextOptions(
        language
            .word("languageCode", names(Language.values()))
            .flatMap(Language::of)
            .orElse(Language.NONE),
        language.flag("singleShift"),
        language.flag("lockingShift"),
        transliteration);
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
