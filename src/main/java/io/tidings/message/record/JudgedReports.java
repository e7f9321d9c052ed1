package io.tidings.message.record;

import io.tidings.message.Event;
import io.tidings.message.Verdict;
import java.util.List;

/**
 * Reports whose messages are locked and changed, and whose events are not in the log yet.
 *
 * @param verdicts on each report, in their order
 * @param events what the log is to tell of them
 */
public record JudgedReports(List<Verdict> verdicts, List<Event> events) {}
