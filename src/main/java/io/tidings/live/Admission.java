package io.tidings.live;

import io.tidings.message.CorrelationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the streams of this node and what their openings take, and refuses those beyond the caps.
 * Memory is what the caps guard: a stream costs some of it while it is idle, and much more while
 * its reader does not read.
 */
final class Admission {

  private final LiveSettings settings;
  private final Map<String, Integer> callers = new HashMap<>();
  private final Map<CorrelationId, Integer> requests = new HashMap<>();
  private int streams;
  private int openingMessages;

  Admission(LiveSettings settings) {
    this.settings = settings;
  }

  /**
   * @param messages how many the send requests have together
   * @throws StreamRefusal when there is no room
   */
  synchronized Slot admit(String caller, List<CorrelationId> correlationIds, int messages) {
    if (streams >= settings.streams()) {
      throw StreamRefusal.nodeFull();
    }
    if (callers.getOrDefault(caller, 0) >= settings.streamsPerCaller()) {
      throw StreamRefusal.callerFull(settings.streamsPerCaller());
    }
    for (var correlationId : correlationIds) {
      if (requests.getOrDefault(correlationId, 0) >= settings.streamsPerRequest()) {
        throw StreamRefusal.requestFull(correlationId, settings.streamsPerRequest());
      }
    }
    if (openingMessages > 0 && openingMessages + messages > settings.openingMessages()) {
      throw StreamRefusal.busy();
    }
    return new Slot(caller, correlationIds, messages);
  }

  private static <K> void add(Map<K, Integer> counts, K key, int by) {
    counts.merge(key, by, (one, other) -> one + other == 0 ? null : one + other);
  }

  synchronized int streams() {
    return streams;
  }

  /** The room one stream takes, to be given back in two steps, each as often as one likes. */
  final class Slot {

    private final String caller;
    private final List<CorrelationId> correlationIds;
    private int opening;
    private boolean released;

    private Slot(String caller, List<CorrelationId> correlationIds, int messages) {
      this.caller = caller;
      this.correlationIds = List.copyOf(correlationIds);
      this.opening = messages;
      count(1);
      openingMessages += messages;
    }

    private void count(int by) {
      streams += by;
      add(callers, caller, by);
      correlationIds.forEach(correlationId -> add(requests, correlationId, by));
    }

    /** What the stream begins with has left, and its memory is free. */
    void opened() {
      synchronized (Admission.this) {
        openingMessages -= opening;
        opening = 0;
      }
    }

    void release() {
      synchronized (Admission.this) {
        opened();
        if (!released) {
          released = true;
          count(-1);
        }
      }
    }
  }
}
