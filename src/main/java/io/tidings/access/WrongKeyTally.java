package io.tidings.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How many wrong keys came since the last time somebody asked, for what, and from where. */
final class WrongKeyTally {

  private static final int MOST_ADDRESSES = 1_000;
  private static final int MOST_TOLD = 5;
  private static final String ELSEWHERE = "elsewhere";

  private final Map<String, Integer> addresses = new HashMap<>();
  private int calls;
  private int signIns;

  synchronized void add(String address, KeyCheck.Use use) {
    switch (use) {
      case CALL -> calls++;
      case SIGN_IN -> signIns++;
    }
    boolean room = addresses.size() < MOST_ADDRESSES || addresses.containsKey(address);
    addresses.merge(room ? address : ELSEWHERE, 1, Integer::sum);
  }

  /** One sentence, and begins anew; empty when there were none. */
  synchronized Optional<String> take() {
    if (addresses.isEmpty()) {
      return Optional.empty();
    }
    var sentence =
        "a wrong key came with %d calls and %d sign-ins since a minute ago, from %s%s"
            .formatted(calls, signIns, most(), addresses.size() > MOST_TOLD ? " and others" : "");
    addresses.clear();
    calls = 0;
    signIns = 0;
    return Optional.of(sentence);
  }

  private String most() {
    return addresses.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_TOLD)
        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
        .collect(Collectors.joining(", "));
  }
}
