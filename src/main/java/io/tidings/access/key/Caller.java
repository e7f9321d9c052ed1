package io.tidings.access.key;

import java.security.Principal;

/** Who calls, by the name their key has in the configuration. */
public record Caller(String name) implements Principal {

  @Override
  public String getName() {
    return name;
  }
}
