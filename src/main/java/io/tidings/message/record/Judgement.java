package io.tidings.message.record;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Event;
import io.tidings.message.Message;
import io.tidings.message.Told;
import io.tidings.message.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a batch of reports makes of its messages, in memory: each is judged by what those before it
 * left, so that several of one message become one change of it.
 */
final class Judgement {

  private final Instant now;
  private final Grace grace;
  private final Map<UUID, Message> changed = new LinkedHashMap<>();
  private final Map<UUID, Message> told = new LinkedHashMap<>();
  private final Map<UUID, DeliveryReport> notes = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();

  Judgement(Instant now, Grace grace) {
    this.now = now;
    this.grace = grace;
  }

  Verdict judge(Message message, DeliveryReport report) {
    if (report.attempt() != null) {
      note(message, report);
      return Verdict.NOTED;
    }
    boolean fromProvider = report.source().isReport();
    long print = fromProvider ? report.print() : 0;
    int before = fromProvider ? message.told().number(print) : 0;
    var verdict = StatusRule.judge(message.reached(), report.reached(now), before > 0);
    if (before > 0) {
      message.told().again(before);
      told.put(message.id(), message);
    } else {
      log(message, report, verdict, print);
    }
    return verdict;
  }

  private void note(Message message, DeliveryReport attempt) {
    notes.put(message.id(), attempt);
    events.add(new Event(message, attempt, Verdict.NOTED, now));
  }

  /**
   * @param print of the report, if it is one
   */
  private void log(Message message, DeliveryReport report, Verdict verdict, long print) {
    message.apply(report, verdict, now);
    if (verdict == Verdict.CORRECTED && !report.status().isFinal()) {
      message.lookAgain(now.plus(grace.time()));
    }
    var event = new Event(message, report, verdict, now);
    if (verdict.changesStatus()) {
      changed.put(message.id(), message);
    }
    if (report.source().isReport()) {
      tell(message, print, event);
    }
    events.add(event);
  }

  private void tell(Message message, long print, Event event) {
    int number = message.told().add(print);
    event.tells(number, number > Told.MOST ? print : null);
    if (!changed.containsKey(message.id())) {
      told.put(message.id(), message);
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

  /** The messages that were told something that changed nothing, or something again. */
  Collection<Message> told() {
    return told.values();
  }
}
