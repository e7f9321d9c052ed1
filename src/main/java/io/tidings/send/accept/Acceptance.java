package io.tidings.send.accept;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import java.util.List;
import java.util.function.Consumer;

/**
 * A send request on its way into the database.
 *
 * @param waiting is told what became of it
 */
record Acceptance(SendRequest request, List<Message> messages, Consumer<AcceptOutcome> waiting) {}
