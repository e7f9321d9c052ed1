package io.tidings.live.channel;

import io.tidings.message.Snapshot;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Counts which messages of a send request are not final yet, as one reader knows it. Every reader
 * has its own count because it starts from its own snapshot; the places of the messages are shared.
 */
final class OpenMessages {

  private final Map<UUID, Integer> places;
  private final BitSet open = new BitSet();

  OpenMessages(Map<UUID, Integer> places, Snapshot snapshot) {
    this.places = places;
    snapshot.messages().forEach(message -> note(message.id(), message.status().isFinal()));
  }

  /** The place of each message; the messages of a send request never change. */
  static Map<UUID, Integer> places(Snapshot snapshot) {
    var places = new HashMap<UUID, Integer>();
    snapshot.messages().forEach(message -> places.put(message.id(), places.size()));
    return Map.copyOf(places);
  }

  void note(UUID messageId, boolean isFinal) {
    Integer place = places.get(messageId);
    if (place != null) {
      open.set(place, !isFinal);
    }
  }

  boolean none() {
    return open.isEmpty();
  }
}
