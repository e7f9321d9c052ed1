package io.tidings.read;

import io.tidings.json.JsonFactory;
import io.tidings.message.Event;
import io.tidings.read.json.EventJson;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.OptionalLong;

/**
 * Some events, oldest first.
 *
 * @param more whether there are later ones
 */
record HistoryPage(List<Event> events, boolean more) {

  /** After which event the next page begins; empty when this is the last. */
  OptionalLong next() {
    return more ? OptionalLong.of(events.get(events.size() - 1).seq()) : OptionalLong.empty();
  }

  JsonArrayBuilder json() {
    var array = JsonFactory.createArrayBuilder();
    events.forEach(event -> array.add(EventJson.withRaw(event)));
    return array;
  }
}
