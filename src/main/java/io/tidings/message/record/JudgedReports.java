package io.tidings.message.record;

import io.tidings.message.Event;
import io.tidings.message.Recipient;
import io.tidings.message.Verdict;
import io.tidings.sql.Write;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reports whose messages are locked, with what is still to be written.
 *
 * @param verdicts on each report, in their order
 * @param writes what becomes of the messages
 * @param events what the log is to tell of them
 * @param erased the messages among theirs whose recipient was erased, with the pseudonym
 */
public record JudgedReports(
    List<Verdict> verdicts, List<Write> writes, List<Event> events, Map<UUID, Recipient> erased) {

  /** Nothing was reported. */
  public static JudgedReports none() {
    return new JudgedReports(List.of(), List.of(), List.of(), Map.of());
  }
}
