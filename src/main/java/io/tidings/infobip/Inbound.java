package io.tidings.infobip;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells what a phone sent, or whom a channel blocks, from delivery reports. A subscription of
 * Infobip's can post all of them to one URL, in the same {@code results}.
 */
final class Inbound {

  private static final Set<String> EVENTS = Set.of("MO", "INBOUND_MESSAGE", "BLOCK", "UNBLOCK");
  private static final Set<String> CHANNELS = Set.of("BLOCKLIST");

  private Inbound() {}

  /** Every report has a status; nothing else does. */
  static boolean is(JsonObject entry) {
    return !entry.containsKey("status")
        && (says(entry, "event", EVENTS)
            || says(entry, "channel", CHANNELS)
            || (has(entry, "from", "sender")
                && has(entry, "text", "message", "cleanText", "keyword", "content")));
  }

  private static boolean says(JsonObject entry, String name, Set<String> words) {
    var word = LooseJson.text(entry, name);
    return word != null && words.contains(word.toUpperCase(Locale.ROOT));
  }

  private static boolean has(JsonObject entry, String... names) {
    return Stream.of(names).anyMatch(entry::containsKey);
  }
}
