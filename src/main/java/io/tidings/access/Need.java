package io.tidings.access;

import io.tidings.access.key.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call needs of whoever makes it. */
public enum Need {
  NOTHING(null),
  /** A key or session, whatever it may do. */
  CALLER(null),
  SEND(Scope.SEND),
  READ(Scope.READ),
  /** A key or session that may read, or a ticket for the send requests that the call names. */
  READ_OR_TICKET(Scope.READ),
  OPERATE(Scope.OPERATE),
  PRIVACY(Scope.PRIVACY),
  ADMIN(Scope.ADMIN);

  private final @Nullable Scope scope;

  Need(@Nullable Scope scope) {
    this.scope = scope;
  }

  Optional<Scope> scope() {
    return Optional.ofNullable(scope);
  }
}
