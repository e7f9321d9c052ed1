package io.tidings.report.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can be told of a proof without telling its secrets.
 *
 * @param uses when each secret was last right, to the minute: first that which is set, then the one
 *     before it while that is still right; none when the proof is not wanted
 */
public record SecretState(Proof proof, List<Optional<Instant>> uses) {

  public boolean isSet() {
    return !uses.isEmpty();
  }

  public Optional<Instant> lastUse() {
    return isSet() ? uses.get(0) : Optional.empty();
  }

  public Optional<Instant> lastUseOfPrevious() {
    return hasPrevious() ? uses.get(1) : Optional.empty();
  }

  /** Whether the one before it is still right. */
  public boolean hasPrevious() {
    return uses.size() > 1;
  }
}
