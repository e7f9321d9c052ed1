package io.tidings.dev.simulator;

import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Shows what a text comes to: as it is, then with what is asked for. Infobip's examples ask for a
 * language or for a transliteration; who asks for both sees each alone, and both together.
 */
final class PreviewEndpoint implements Endpoint {
  private static final List<String> LANGUAGES = List.of("TR", "ES", "PT", "AUTODETECT");

  @Override
  public Answer answer(Call call) {
    var fields = Fields.of(call.json());
    var text = fields.requiredText("text");
    var language = fields.choice("languageCode", LANGUAGES).orElse(Wording.NONE);
    var transliteration =
        fields.choice("transliteration", ContentReader.TRANSLITERATIONS).orElse(Wording.NONE);
    fields.violations().refuseIfAny();
    var wordings = new LinkedHashSet<Wording>();
    wordings.add(Wording.PLAIN);
    wordings.add(Wording.PLAIN.in(language));
    wordings.add(Wording.PLAIN.transliterated(transliteration));
    wordings.add(Wording.PLAIN.in(language).transliterated(transliteration));
    var previews = JsonText.array();
    wordings.forEach(wording -> previews.add(preview(text, wording)));
    return Answer.json(
        200, JsonText.object().add("originalText", text).add("previews", previews).build());
  }

  private static JsonObjectBuilder preview(String text, Wording wording) {
    var segments = Segments.of(text, wording);
    return JsonText.object()
        .add("textPreview", Letters.transliterated(text, wording.transliteration()))
        .add("messageCount", segments.parts())
        .add("charactersRemaining", segments.charactersRemaining())
        .add("configuration", wording.toJson());
  }
}
