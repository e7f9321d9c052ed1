package io.tidings.send;

import io.tidings.json.Json;
import io.tidings.text.Segment;
import io.tidings.text.Segmentation;
import io.tidings.text.ShiftTables;
import io.tidings.text.Transliteration;
import io.tidings.text.UnicodeCharacter;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.function.Function;

/** How a text would travel as it is and, where that was asked for, after transliteration. */
final class PreviewJson {

  private PreviewJson() {}

  static JsonObject of(PreviewBody asked) {
    var options = asked.options();
    var json = json(Segmentation.of(asked.text(), options.withoutTransliteration()));
    if (options.transliteration() != Transliteration.NONE) {
      var transliterated = Segmentation.of(asked.text(), options);
      json.add("transliterated", json(transliterated).add("text", transliterated.text()));
    }
    return json.build();
  }

  private static JsonObjectBuilder json(Segmentation segmentation) {
    return Json.createObjectBuilder()
        .add("encoding", segmentation.encoding().name())
        .add("language", json(segmentation.tables()))
        .add("segments", segmentation.segments().size())
        .add("charactersRemaining", segmentation.charactersRemaining())
        .add("tooLong", segmentation.isTooLong())
        .add("boundaries", array(segmentation.segments(), PreviewJson::json))
        .add("unicodeCharacters", array(segmentation.unicodeCharacters(), PreviewJson::json));
  }

  private static JsonObjectBuilder json(ShiftTables tables) {
    return Json.createObjectBuilder()
        .add("languageCode", tables.language().name())
        .add("singleShift", tables.singleShift())
        .add("lockingShift", tables.lockingShift());
  }

  private static JsonObjectBuilder json(Segment segment) {
    return Json.createObjectBuilder()
        .add("start", segment.start())
        .add("end", segment.end())
        .add("units", segment.units());
  }

  private static JsonObjectBuilder json(UnicodeCharacter character) {
    var json =
        Json.createObjectBuilder()
            .add("character", character.character())
            .add("count", character.positions().size())
            .add("positions", Json.createArrayBuilder(character.positions()));
    character.replacement().ifPresent(replacement -> json.add("replacement", replacement));
    return json;
  }

  private static <T> JsonArrayBuilder array(
      Collection<T> values, Function<T, JsonObjectBuilder> json) {
    var array = Json.createArrayBuilder();
    values.forEach(value -> array.add(json.apply(value)));
    return array;
  }
}
