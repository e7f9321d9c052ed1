package io.tidings.dev.simulator;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Every message ever taken, in order, and by id: the same id taken twice is two messages. */
final class MessageStore {
  private final ConcurrentSkipListMap<Long, Message> byAge = new ConcurrentSkipListMap<>();
  private final Map<String, Queue<Message>> byId = new ConcurrentHashMap<>();

  void add(Message message) {
    byAge.put(message.sequence(), message);
    byId.computeIfAbsent(message.messageId(), id -> new ConcurrentLinkedQueue<>()).add(message);
  }

  void replace(Message message, Message changed) {
    byAge.put(changed.sequence(), changed);
    byId.computeIfPresent(
        message.messageId(),
        (id, messages) -> {
          messages.remove(message);
          messages.add(changed);
          return messages;
        });
  }

  Stream<Message> newestFirst(long before) {
    return byAge.headMap(before).descendingMap().values().stream();
  }

  Stream<Message> named(Collection<String> ids) {
    return ids.stream()
        .distinct()
        .flatMap(id -> byId.getOrDefault(id, new ArrayDeque<>()).stream())
        .sorted((one, other) -> Long.compare(other.sequence(), one.sequence()));
  }

  void clear() {
    byAge.clear();
    byId.clear();
  }
}
