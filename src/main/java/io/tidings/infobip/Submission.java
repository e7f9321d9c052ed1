package io.tidings.infobip;

import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call hands to Infobip: messages of one send request. */
public record Submission(
    CorrelationId correlationId, @Nullable String sender, String text, List<Message> messages) {}
