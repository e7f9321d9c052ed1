package io.tidings.read;

import io.tidings.message.Outcome;
import io.tidings.message.SendRequest;
import java.util.List;
import java.util.Map;

/**
 * Some send requests, newest first, and how many of their messages have which outcome, all of it
 * true at {@code logPosition}.
 *
 * @param more whether there are older ones
 */
record SendRequestPage(long logPosition, List<Entry> entries, boolean more) {

  /** One send request of the page. */
  record Entry(SendRequest request, Map<Outcome, Long> outcomes) {}
}
