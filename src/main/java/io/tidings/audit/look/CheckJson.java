package io.tidings.audit.look;

import io.tidings.audit.ChainPart;
import io.tidings.audit.ChainPart.Break;
import io.tidings.json.JsonFactory;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** What a look at the chain found. */
final class CheckJson {

  private CheckJson() {}

  static JsonObject of(ChainPart part, Optional<Break> found) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("whole", found.isEmpty())
            .add("begins", part.head().begins())
            .add("from", part.from())
            .add("to", part.to())
            .add(
                "head",
                JsonFactory.createObjectBuilder()
                    .add("number", part.head().number())
                    .add("digest", part.head().hexDigest()));
    found.ifPresent(
        broken ->
            json.add(
                "broken",
                JsonFactory.createObjectBuilder()
                    .add("number", broken.number())
                    .add(
                        "fault",
                        broken.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    if (found.isEmpty() && !part.isLast()) {
      json.add("next", part.to() + 1);
    }
    return json.build();
  }
}
