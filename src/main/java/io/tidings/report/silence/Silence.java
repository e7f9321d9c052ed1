package io.tidings.report.silence;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps since when messages have been submitted without a report coming back. */
final class Silence {

  /** How many messages, the first of them at {@code since}. */
  record Spell(Instant since, int messages) {}

  private @Nullable Instant first;
  private @Nullable Instant last;
  private int messages;

  synchronized void submitted(Instant at) {
    first = first == null ? at : first;
    last = at;
    messages++;
  }

  /** What was submitted before the report no longer counts. */
  synchronized void reportedAt(Instant at) {
    if (last == null || !last.isAfter(at)) {
      first = null;
      last = null;
      messages = 0;
    } else if (first != null && !first.isAfter(at)) {
      first = last;
      messages = 1;
    }
  }

  synchronized Optional<Spell> spell() {
    return Optional.ofNullable(first).map(since -> new Spell(since, messages));
  }
}
