package io.tidings.read;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.message.Event;
import io.tidings.read.json.EventJson;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Some events, oldest first.
 *
 * @param more whether there are later ones
 */
record HistoryPage(List<Entry> entries, boolean more) {

  /**
   * An event.
   *
   * @param repeats how often its report came again
   * @param raw the report as it came, while that is kept
   */
  record Entry(Event event, int repeats, @Nullable String raw) {

    int bytes() {
      return raw == null ? 0 : raw.length();
    }
  }

  /** After which event the next page begins; empty when this is the last. */
  OptionalLong next() {
    return more
        ? OptionalLong.of(entries.get(entries.size() - 1).event().seq())
        : OptionalLong.empty();
  }

  /** The same as the team counts. */
  OptionalLong nextPlace() {
    return more
        ? OptionalLong.of(entries.get(entries.size() - 1).event().place())
        : OptionalLong.empty();
  }

  JsonArrayBuilder json(Content content) {
    var array = JsonFactory.createArrayBuilder();
    entries.forEach(
        entry ->
            array.add(EventJson.withRaw(entry.event(), entry.repeats(), entry.raw(), content)));
    return array;
  }
}
