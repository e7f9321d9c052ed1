package io.tidings.access;

import io.tidings.loop.Minutes;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts the different wrong keys each address has tried in the current minute. A program that
 * repeats one old key is no guesser, so it never uses up what others at its address have.
 */
final class Guesses {

  private static final int MOST_ADDRESSES = 10_000;
  private static final int MOST_KNOWN = 10_000;
  private static final String ALL_OTHERS = "";

  private record Visitor(String address, String caller) {}

  private final Clock clock;
  private final int most;
  private final Map<String, Set<ByteBuffer>> wrong = new HashMap<>();
  private final Map<Visitor, Boolean> known = new LinkedHashMap<>(16, 0.75f, true);
  private final Minutes minutes = new Minutes();

  /**
   * @param most how many an address may try in a minute
   */
  Guesses(Clock clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  /** Whether a right key is believed: not where keys are guessed, unless it is known there. */
  synchronized boolean letIn(String address, String caller) {
    var visitor = new Visitor(address, caller);
    if (known.get(visitor) == null && isExhausted(address)) {
      return false;
    }
    known.put(visitor, true);
    if (known.size() > MOST_KNOWN) {
      known.remove(known.keySet().iterator().next());
    }
    return true;
  }

  /**
   * Counts a key that was not believed.
   *
   * @return whether the address has tried too many
   */
  synchronized boolean add(String address, byte[] keyHash) {
    boolean exhausted = isExhausted(address);
    if (!exhausted) {
      wrong.computeIfAbsent(place(address), first -> new HashSet<>()).add(ByteBuffer.wrap(keyHash));
    }
    return exhausted;
  }

  private boolean isExhausted(String address) {
    if (minutes.isAnother(clock.millis())) {
      wrong.clear();
    }
    return wrong.getOrDefault(place(address), Set.of()).size() >= most;
  }

  /** Addresses without end would fill the memory, so the last ones share a place. */
  private String place(String address) {
    return wrong.size() < MOST_ADDRESSES || wrong.containsKey(address) ? address : ALL_OTHERS;
  }
}
