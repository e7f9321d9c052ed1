package io.tidings.send.accept;

import io.tidings.access.key.Caller;
import io.tidings.message.SendRequest;
import java.util.Optional;

/** An idempotency key with the caller it belongs to. */
record CallerKey(String team, String caller, String key) {

  static Optional<CallerKey> of(SendRequest request) {
    return request
        .idempotencyKey()
        .map(key -> new CallerKey(request.team(), request.caller(), key));
  }

  /** What is locked, on all nodes; a key has no spaces, so no two are alike. */
  String lockName() {
    return key + " " + new Caller(team, caller).getName();
  }
}
