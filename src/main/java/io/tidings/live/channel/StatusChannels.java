package io.tidings.live.channel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.tidings.message.CorrelationId;
import io.tidings.message.Event;
import io.tidings.message.Snapshot;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The channels that someone follows on this node. A channel comes with its first reader and goes
 * with its last.
 */
public final class StatusChannels {

  private static final System.Logger LOG = System.getLogger(StatusChannels.class.getName());

  private final ConcurrentMap<CorrelationId, StatusChannel> channels = new ConcurrentHashMap<>();
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger nextSlot = new AtomicInteger();
  // Only one thread publishes, and only while it does so is anything gathered.
  private final List<Follower> gathering = new ArrayList<>();

  /** From now on the follower is given every event; it holds them back until it begins. */
  public Follower join(List<CorrelationId> correlationIds, StreamRight right) {
    var follower =
        new Follower(
            correlationIds, right, nextSlot.getAndIncrement(), gathering::add, this::leave);
    followers.add(follower);
    for (var correlationId : correlationIds) {
      channels.compute(
          correlationId,
          (same, known) -> {
            var channel = known == null ? new StatusChannel() : known;
            channel.register(follower);
            return channel;
          });
    }
    return follower;
  }

  private void leave(Follower follower) {
    for (var correlationId : follower.correlationIds()) {
      channels.computeIfPresent(
          correlationId, (same, channel) -> channel.remove(follower) ? null : channel);
    }
    followers.remove(follower);
  }

  public OpenRequests open(List<Snapshot> snapshots) {
    return new OpenRequests(
        snapshots.stream()
            .collect(toMap(snapshot -> snapshot.request().correlationId(), this::openMessages)));
  }

  private OpenMessages openMessages(Snapshot snapshot) {
    var channel = channels.get(snapshot.request().correlationId());
    return channel == null
        ? new OpenMessages(OpenMessages.places(snapshot), snapshot)
        : channel.openMessages(snapshot);
  }

  /** Gives events, in the order of the log, to those who follow them. */
  void publish(List<Event> events) {
    events.stream()
        .collect(groupingBy(Event::correlationId, LinkedHashMap::new, toList()))
        .forEach(this::publish);
    gathering.forEach(StatusChannels::sendGathered);
    gathering.clear();
  }

  /** Whoever cannot be given an event is sent away to come again and read what it missed. */
  private void publish(CorrelationId correlationId, List<Event> events) {
    var channel = channels.get(correlationId);
    if (channel == null) {
      return;
    }
    try {
      channel.publish(events);
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "the streams of send request " + correlationId + " are closed", failed);
      channel.forEach(Follower::close);
    }
  }

  private static void sendGathered(Follower follower) {
    try {
      follower.sendGathered();
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "a stream of many send requests is closed", failed);
      follower.close();
    }
  }

  public void forEach(Consumer<Follower> action) {
    followers.forEach(action);
  }

  public boolean isEmpty() {
    return followers.isEmpty();
  }

  public int followers() {
    return followers.size();
  }

  public void close() {
    forEach(Follower::close);
  }
}
