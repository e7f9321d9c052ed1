package io.tidings.message.record;

import io.tidings.message.Event;
import java.util.List;

/**
 * Fired inside the transaction that appends to the log, once per batch; observe it {@code
 * AFTER_SUCCESS}. It tells of this node's own commits only: other nodes learn of them from the log.
 */
public record MessageStatusChanged(List<Event> events) {}
