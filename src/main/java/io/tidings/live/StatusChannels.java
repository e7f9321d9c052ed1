package io.tidings.live;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tidings.message.CorrelationId;
import io.tidings.message.Event;
import io.tidings.message.Snapshot;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The channels that someone follows on this node. A channel comes with its first reader and goes
 * with its last.
 */
final class StatusChannels {

  private static final System.Logger LOG = System.getLogger(StatusChannels.class.getName());

  private final ConcurrentMap<CorrelationId, StatusChannel> channels = new ConcurrentHashMap<>();
  private final AtomicInteger nextSlot = new AtomicInteger();
  private final AtomicInteger followers = new AtomicInteger();
  private final LongAdder evicted = new LongAdder();

  /** From now on the follower is given every event; it holds them back until it begins. */
  Follower join(CorrelationId correlationId) {
    var follower = new Follower(correlationId, nextSlot.getAndIncrement(), this::leave);
    followers.incrementAndGet();
    channels.compute(
        correlationId,
        (same, known) -> {
          var channel = known == null ? new StatusChannel() : known;
          channel.register(follower);
          return channel;
        });
    return follower;
  }

  private void leave(Follower follower) {
    channels.computeIfPresent(
        follower.correlationId(), (same, channel) -> channel.remove(follower) ? null : channel);
    followers.decrementAndGet();
    if (follower.evicted()) {
      evicted.increment();
    }
  }

  OpenMessages openMessages(Snapshot snapshot) {
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

  void forEach(Consumer<Follower> action) {
    channels.values().forEach(channel -> channel.forEach(action));
  }

  boolean isEmpty() {
    return channels.isEmpty();
  }

  int followers() {
    return followers.get();
  }

  long evicted() {
    return evicted.sum();
  }

  void close() {
    forEach(Follower::close);
  }
}
