package io.tidings.send.body;

import io.tidings.message.Recipient;
import io.tidings.problem.Fields;
import io.tidings.problem.Violation;
import io.tidings.text.TextOptions;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The recipients and the sender of a send request that is only looked at, read as they are when it
 * is sent.
 *
 * @param recipients in their order, empty where one cannot be read
 * @param filled what the text becomes with their values, where it has places for some
 * @param sender empty when there is none, or none that can be
 */
public record Addressing(
    List<Optional<Recipient>> recipients,
    Optional<FilledTexts> filled,
    Optional<String> sender,
    List<Violation> violations) {

  static final String RECIPIENTS = NewMessagesReader.RECIPIENTS;
  static final String SENDER = "sender";
  static final Set<String> FIELDS = Set.of(RECIPIENTS, SENDER);

  /** Empty when the body has neither. */
  static Optional<Addressing> read(JsonObject body, String text, TextOptions options) {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(body, violations);
    var places =
        fields.value(RECIPIENTS).isPresent()
            ? NewMessagesReader.places(fields)
            : List.<Optional<NewMessage>>of();
    var filled =
        !places.isEmpty() && FilledTexts.areMeant(text, places)
            ? Optional.of(FilledTexts.of(fields, text, options, places))
            : Optional.<FilledTexts>empty();
    var sender = SenderReader.read(fields);
    return fields.value(RECIPIENTS).or(() -> fields.value(SENDER)).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Addressing(
                places.stream().map(place -> place.map(NewMessage::recipient)).toList(),
                filled,
                sender,
                List.copyOf(violations)));
  }
}
