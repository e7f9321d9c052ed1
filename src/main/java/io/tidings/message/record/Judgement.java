package io.tidings.message.record;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Event;
import io.tidings.message.Message;
import io.tidings.message.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of reports makes of its messages, in memory: each is judged by what those before it
 * left, so that several of one message become one change of it.
 */
final class Judgement {

  private final Instant now;
  private final Grace grace;
  private final Map<ReportKey, Event> first = new HashMap<>();
  private final Map<UUID, Message> changed = new LinkedHashMap<>();
  private final Map<Long, Integer> repeats = new HashMap<>();
  private final Map<UUID, DeliveryReport> notes = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();

  Judgement(Instant now, Grace grace) {
    this.now = now;
    this.grace = grace;
  }

  /** What makes two reports of one message the same report. */
  private record ReportKey(
      UUID messageId,
      @Nullable Integer groupId,
      @Nullable Integer statusId,
      @Nullable Integer errorId,
      @Nullable Instant doneAt) {

    static ReportKey of(DeliveryReport report) {
      return new ReportKey(
          report.messageId(),
          report.status().groupId(),
          report.status().id(),
          report.error().id(),
          report.doneAt());
    }
  }

  /**
   * @param seenAt the seq of the event that logged the same report before this batch
   */
  Verdict judge(Message message, DeliveryReport report, @Nullable Long seenAt) {
    if (report.attempt() != null) {
      note(message, report);
      return Verdict.NOTED;
    }
    boolean fromProvider = report.source().isReport();
    if (fromProvider && seenAt != null) {
      repeats.merge(seenAt, 1, Integer::sum);
      return StatusRule.judge(message.reached(), report.reached(now), true);
    }
    var seen = fromProvider ? first.get(ReportKey.of(report)) : null;
    var verdict = StatusRule.judge(message.reached(), report.reached(now), seen != null);
    if (seen != null) {
      seen.repeated();
    } else {
      log(message, report, verdict);
    }
    return verdict;
  }

  private void note(Message message, DeliveryReport attempt) {
    notes.put(message.id(), attempt);
    events.add(new Event(message, attempt, Verdict.NOTED, now));
  }

  private void log(Message message, DeliveryReport report, Verdict verdict) {
    message.apply(report, verdict, now);
    if (verdict == Verdict.CORRECTED && !report.status().isFinal()) {
      message.lookAgain(now.plus(grace.time()));
    }
    if (verdict.changesStatus()) {
      changed.put(message.id(), message);
    }
    var event = new Event(message, report, verdict, now);
    events.add(event);
    if (report.source().isReport()) {
      first.put(ReportKey.of(report), event);
    }
  }

  Instant now() {
    return now;
  }

  /** The messages with another status than before. */
  Collection<Message> changed() {
    return changed.values();
  }

  /** The last attempt of each message of which one was noted. */
  Collection<DeliveryReport> notes() {
    return notes.values();
  }

  /** In the order of their reports. */
  List<Event> events() {
    return events;
  }

  /** How often events of earlier batches were reported again, by their seq. */
  Map<Long, Integer> repeats() {
    return repeats;
  }
}
