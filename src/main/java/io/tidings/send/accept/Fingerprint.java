package io.tidings.send.accept;

import io.tidings.access.key.Digest;
import io.tidings.json.JsonFactory;
import io.tidings.send.body.Defaults;
import io.tidings.send.body.NewMessage;
import io.tidings.send.body.NewSendRequest;
import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether two bodies ask for the same, however they are written. */
final class Fingerprint {

  /** In no sender, text or number: the reader of bodies refuses it. */
  private static final String SEPARATOR = "\0";

  private Fingerprint() {}

  /** SHA-256 over everything that is asked; the recipients in their order. */
  static byte[] of(NewSendRequest asked) {
    return Digest.sha256(
        Stream.of(
                Stream.of(Objects.requireNonNullElse(asked.sender(), ""), asked.text()),
                asked.messages().stream().map(message -> message.recipient().number()),
                more(asked).stream())
            .flatMap(part -> part)
            .collect(Collectors.joining(SEPARATOR)));
  }

  /** Nothing when nothing but sender, text and recipients was asked; JSON, which no number is. */
  private static Optional<String> more(NewSendRequest asked) {
    var more = JsonFactory.createObjectBuilder();
    var options = Defaults.without(asked.options());
    if (!options.isEmpty()) {
      more.add("options", options);
    }
    if (asked.sendAt() != null) {
      more.add("sendAt", asked.sendAt().toString());
    }
    var labels = labels(asked);
    if (!labels.isEmpty()) {
      more.add("labels", labels);
    }
    return Optional.of(more.build()).filter(json -> !json.isEmpty()).map(JsonObject::toString);
  }

  /** By the place of the message. */
  private static JsonObject labels(NewSendRequest asked) {
    var labels = JsonFactory.createObjectBuilder();
    for (int place = 0; place < asked.messages().size(); place++) {
      var label = label(asked.messages().get(place));
      if (!label.isEmpty()) {
        labels.add(Integer.toString(place), label);
      }
    }
    return labels.build();
  }

  private static JsonObject label(NewMessage message) {
    var label = JsonFactory.createObjectBuilder();
    if (message.clientReference() != null) {
      label.add("clientReference", message.clientReference());
    }
    if (message.networkId() != null) {
      label.add("networkId", message.networkId());
    }
    if (!message.values().isEmpty()) {
      var values = JsonFactory.createObjectBuilder();
      new TreeMap<>(message.values()).forEach(values::add);
      label.add("values", values);
    }
    return label.build();
  }
}
