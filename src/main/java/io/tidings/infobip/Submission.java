package io.tidings.infobip;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import java.util.List;

/** What one call hands to Infobip: messages of one send request. */
public record Submission(SendRequest request, List<Message> messages) {}
