package io.tidings.live;

import io.tidings.message.Snapshot;
import java.util.List;

/**
 * What a stream begins with.
 *
 * @param snapshot how things stand after {@code events}
 * @param isOver whether there is nothing to tell, now or later
 */
record Opening(Snapshot snapshot, List<WireEvent> events, boolean isOver) {}
