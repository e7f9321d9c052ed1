package io.tidings.send.accept;

import io.tidings.message.SendRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The idempotency keys of calls that have not been answered yet on this node, so that a repeat is
 * told so at once instead of waiting for the first.
 */
@ApplicationScoped
class KeysInProgress {

  private final Set<CallerKey> begun = ConcurrentHashMap.newKeySet();

  /**
   * @return false when an earlier call with its key has not been answered yet
   */
  boolean begin(SendRequest request) {
    return CallerKey.of(request).map(begun::add).orElse(true);
  }

  void end(SendRequest request) {
    CallerKey.of(request).ifPresent(begun::remove);
  }
}
