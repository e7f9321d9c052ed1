package io.tidings.message.record;

import io.tidings.message.Event;
import io.tidings.message.Recipient;
import io.tidings.message.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reports whose messages are locked and changed, and whose events are not in the log yet.
 *
 * @param verdicts on each report, in their order
 * @param events what the log is to tell of them
 * @param erased the messages among theirs whose recipient was erased, with the pseudonym
 */
public record JudgedReports(
    List<Verdict> verdicts, List<Event> events, Map<UUID, Recipient> erased) {}
