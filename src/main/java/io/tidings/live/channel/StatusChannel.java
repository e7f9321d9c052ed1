package io.tidings.live.channel;

import io.tidings.message.Event;
import io.tidings.message.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All who follow one correlationId, and what they share. */
final class StatusChannel {

  private final StatusBroadcaster broadcaster = new StatusBroadcaster();
  private volatile @Nullable Map<UUID, Integer> places;

  void register(Follower follower) {
    broadcaster.register(follower);
  }

  /**
   * @return whether nobody is left
   */
  boolean remove(Follower follower) {
    return broadcaster.remove(follower);
  }

  void publish(List<Event> events) {
    broadcaster.broadcast(events.stream().map(StatusEvent::new).toList());
  }

  OpenMessages openMessages(Snapshot snapshot) {
    var known = places;
    if (known == null) {
      known = OpenMessages.places(snapshot);
      places = known;
    }
    return new OpenMessages(known, snapshot);
  }

  void forEach(Consumer<Follower> action) {
    for (var sink : broadcaster.sinks()) {
      action.accept((Follower) sink);
    }
  }
}
