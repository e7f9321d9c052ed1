package io.tidings.dev.simulator;

/**
 * Computes how many parts a text takes. Language and transliteration are not applied: the plain
 * entry is all there is.
 */
final class PreviewEndpoint implements Endpoint {

  @Override
  public Answer answer(Call call) {
    var fields = Fields.of(call.json());
    var text = fields.requiredText("text");
    fields.violations().refuseIfAny();
    var segments = Segments.of(text);
    var preview =
        JsonText.object()
            .add("textPreview", text)
            .add("messageCount", segments.parts())
            .add("charactersRemaining", segments.charactersRemaining())
            .add("configuration", JsonText.object());
    return Answer.json(
        200,
        JsonText.object()
            .add("originalText", text)
            .add("previews", JsonText.array().add(preview))
            .build());
  }
}
