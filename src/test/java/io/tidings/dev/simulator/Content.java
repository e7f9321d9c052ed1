package io.tidings.dev.simulator;

import jakarta.json.JsonObjectBuilder;

/** What a message brings to the phone: a text, or bytes. */
sealed interface Content {

  Segments segments();

  /** As the logs show it. */
  JsonObjectBuilder toJson();

  /** Characters, in the encoding they ask for. */
  record Text(String text, Wording wording) implements Content {

    @Override
    public Segments segments() {
      return Segments.of(text, wording);
    }

    @Override
    public JsonObjectBuilder toJson() {
      return JsonText.object().add("text", text);
    }
  }

  /** Bytes, each written as two hexadecimal digits. */
  record Binary(String hex, int dataCoding, int esmClass) implements Content {

    @Override
    public Segments segments() {
      return Segments.ofBytes(hex.replace(" ", "").length() / 2);
    }

    @Override
    public JsonObjectBuilder toJson() {
      return JsonText.object()
          .add("hex", hex)
          .add("dataCoding", dataCoding)
          .add("esmClass", esmClass);
    }
  }
}
