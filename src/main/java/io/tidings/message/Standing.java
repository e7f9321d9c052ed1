package io.tidings.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A status and, where Infobip said so, the moment it was reached there. */
public record Standing(Status status, @Nullable Instant doneAt) {

  public boolean newerThan(Standing other) {
    return doneAt != null && (other.doneAt == null || doneAt.isAfter(other.doneAt));
  }
}
