package io.tidings.audit;

import java.util.Optional;

/**
 * Who did something; empty texts where that is not known.
 *
 * @param key id of the key
 * @param session id of the session that stood for it
 * @param from the address
 */
public record Who(String key, String caller, String team, Optional<String> session, String from) {

  /** Somebody who was not let in. */
  public static Who stranger(String from) {
    return new Who("", "", "", Optional.empty(), from);
  }

  /** Nobody in particular: what this node tells of many. */
  public static Who several() {
    return stranger("");
  }
}
