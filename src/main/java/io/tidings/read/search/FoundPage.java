package io.tidings.read.search;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Some of the messages that were looked for, newest first, as they stand at {@code logPosition}.
 *
 * @param place the same as their team counts
 * @param next where older ones may be
 */
public record FoundPage(long logPosition, long place, List<Entry> entries, Optional<UUID> next) {

  /** One message and what it is one of. */
  public record Entry(Message message, SendRequest request) {}
}
