package io.tidings.send;

import io.tidings.json.JsonFactory;
import io.tidings.problem.Violation;
import io.tidings.send.body.Addressing;
import io.tidings.send.body.FilledTexts;
import io.tidings.send.body.PreviewBody;
import io.tidings.text.Language;
import io.tidings.text.Segment;
import io.tidings.text.Segmentation;
import io.tidings.text.ShiftTables;
import io.tidings.text.TextOptions;
import io.tidings.text.Transliteration;
import io.tidings.text.UnicodeCharacter;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a text would travel as it is, after the transliteration that was asked for, and with the
 * tables of a language; and how its recipients and sender are read.
 */
public final class PreviewJson {

  private PreviewJson() {}

  public static JsonObjectBuilder of(PreviewBody asked) {
    var options = asked.options();
    var plainly = Segmentation.of(asked.text(), options.withoutTransliteration());
    var json = json(plainly);
    if (asked.composed()) {
      json.add("text", asked.text());
    }
    if (options.transliteration() != Transliteration.NONE) {
      var transliterated = Segmentation.of(asked.text(), options);
      json.add("transliterated", json(transliterated).add("text", transliterated.text()));
    }
    cheaperByLanguage(asked, plainly).ifPresent(cheaper -> json.add("withLanguage", json(cheaper)));
    asked.addressing().ifPresent(addressing -> add(addressing, json));
    return json;
  }

  /** With the tables of a language, where none was asked for and they save a segment. */
  private static Optional<Segmentation> cheaperByLanguage(PreviewBody asked, Segmentation plainly) {
    return Optional.of(asked.options())
        .filter(options -> options.language() == Language.NONE)
        .map(options -> Segmentation.of(asked.text(), TextOptions.ANY_LANGUAGE))
        .filter(tabled -> tabled.segments().size() < plainly.segments().size());
  }

  private static void add(Addressing addressing, JsonObjectBuilder json) {
    var recipients = JsonFactory.createArrayBuilder();
    addressing
        .recipients()
        .forEach(
            place ->
                place.ifPresentOrElse(
                    recipient -> recipients.add(recipient.number()), recipients::addNull));
    json.add("recipients", recipients);
    addressing.filled().ifPresent(filled -> json.add("filled", json(filled)));
    addressing.sender().ifPresent(sender -> json.add("sender", sender));
    json.add("violations", array(addressing.violations(), PreviewJson::json));
  }

  private static JsonObjectBuilder json(FilledTexts filled) {
    var each = JsonFactory.createArrayBuilder();
    filled.segments().forEach(count -> count.ifPresentOrElse(each::add, each::addNull));
    var json =
        JsonFactory.createObjectBuilder()
            .add("placeholders", JsonFactory.createArrayBuilder(filled.placeholders()))
            .add("each", each);
    var counts =
        filled.segments().stream()
            .flatMap(Optional::stream)
            .collect(Collectors.summarizingInt(count -> count));
    if (counts.getCount() > 0) {
      json.add("least", counts.getMin()).add("most", counts.getMax()).add("total", counts.getSum());
    }
    filled.first().ifPresent(first -> json.add("first", json(first)));
    filled.longest().ifPresent(longest -> json.add("longest", json(longest)));
    return json;
  }

  private static JsonObjectBuilder json(FilledTexts.Example example) {
    return json(example.segmentation())
        .add("recipient", example.place())
        .add("text", example.segmentation().text());
  }

  private static JsonObjectBuilder json(Violation violation) {
    return JsonFactory.createObjectBuilder()
        .add("field", violation.field())
        .add("message", violation.message());
  }

  private static JsonObjectBuilder json(Segmentation segmentation) {
    return JsonFactory.createObjectBuilder()
        .add("encoding", segmentation.encoding().name())
        .add("language", json(segmentation.tables()))
        .add("segments", segmentation.segments().size())
        .add("charactersRemaining", segmentation.charactersRemaining())
        .add("tooLong", segmentation.isTooLong())
        .add("boundaries", array(segmentation.segments(), PreviewJson::json))
        .add("unicodeCharacters", array(segmentation.unicodeCharacters(), PreviewJson::json));
  }

  private static JsonObjectBuilder json(ShiftTables tables) {
    return JsonFactory.createObjectBuilder()
        .add("languageCode", tables.language().name())
        .add("singleShift", tables.singleShift())
        .add("lockingShift", tables.lockingShift());
  }

  private static JsonObjectBuilder json(Segment segment) {
    return JsonFactory.createObjectBuilder()
        .add("start", segment.start())
        .add("end", segment.end())
        .add("units", segment.units());
  }

  private static JsonObjectBuilder json(UnicodeCharacter character) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("character", character.character())
            .add("count", character.positions().size())
            .add("positions", JsonFactory.createArrayBuilder(character.positions()));
    character.replacement().ifPresent(replacement -> json.add("replacement", replacement));
    return json;
  }

  private static <T> JsonArrayBuilder array(
      Collection<T> values, Function<T, JsonObjectBuilder> json) {
    var array = JsonFactory.createArrayBuilder();
    values.forEach(value -> array.add(json.apply(value)));
    return array;
  }
}
