package io.tidings.send.body;

import io.tidings.message.Recipient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a send request goes to.
 *
 * @param clientReference the caller's own name for the message
 * @param networkId the network it is meant for, as Infobip numbers them
 * @param values of the placeholders of the text, by their names; none where the text has none
 */
public record NewMessage(
    Recipient recipient,
    @Nullable String clientReference,
    @Nullable Integer networkId,
    Map<String, String> values) {

  public NewMessage {
    values = Map.copyOf(values);
  }

  /** One of a text without placeholders. */
  public NewMessage(
      Recipient recipient, @Nullable String clientReference, @Nullable Integer networkId) {
    this(recipient, clientReference, networkId, Map.of());
  }
}
