package io.tidings.send.body;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks to send, found to be right.
 *
 * @param options in the members and words of Infobip's API, sorted, without nulls
 * @param sendAt when to submit it; null when at once
 */
public record NewSendRequest(
    @Nullable String sender,
    String text,
    List<NewMessage> messages,
    JsonObject options,
    @Nullable Instant sendAt) {

  /** Whether it was to be sent at a moment that has passed. */
  boolean isPast(Instant now) {
    return sendAt != null && SendAt.isPast(sendAt, now);
  }
}
