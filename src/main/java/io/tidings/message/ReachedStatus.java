package io.tidings.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A status and, where Infobip said so, the moment it was reached there. */
public record ReachedStatus(Status status, @Nullable Instant doneAt) {

  public boolean newerThan(ReachedStatus other) {
    return doneAt != null && (other.doneAt == null || doneAt.isAfter(other.doneAt));
  }
}
