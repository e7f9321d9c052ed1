package io.tidings.privacy.erase;

import java.util.List;

/** What asking for an erasure comes to. */
sealed interface Asked {

  /** The type of the problem that tells of messages that have not ended. */
  String NOT_FINAL = "messages-not-final";

  /** It is stored, or was and is not done yet. */
  record Taken(Erasure erasure) implements Asked {}

  /**
   * Messages have not ended.
   *
   * @param count of all of them
   * @param first some of them
   */
  record Refused(long count, List<OpenMessage> first) implements Asked {}
}
