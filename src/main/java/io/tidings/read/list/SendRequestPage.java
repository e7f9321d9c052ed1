package io.tidings.read.list;

import io.tidings.message.Outcome;
import io.tidings.message.SendRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some send requests, newest first, and how many of their messages have which outcome, all of it
 * true at {@code logPosition}, as their team counts.
 *
 * @param next where older ones may be
 */
record SendRequestPage(
    long logPosition, List<Entry> entries, Optional<SendRequestFilter.PageCursor> next) {

  /** One send request of the page. */
  record Entry(SendRequest request, Map<Outcome, Long> outcomes) {}
}
