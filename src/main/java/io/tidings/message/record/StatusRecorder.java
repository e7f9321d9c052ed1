package io.tidings.message.record;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
import io.tidings.message.Recipient;
import io.tidings.message.Verdict;
import io.tidings.sql.Write;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one door to a message's status: whoever learns something about messages, on any path, brings
 * it here. It locks the messages, lets the {@link StatusRule} judge each report and appends to the
 * log.
 */
@ApplicationScoped
public class StatusRecorder {

  @Inject private ReportedMessages messages;
  @Inject private EventLog log;
  @Inject private Grace grace;
  @Inject private Clock clock;

  /**
   * Records reports, in their order, in the caller's transaction and as its last act: entities of
   * these messages do not learn of it and must not be changed afterwards.
   *
   * @return the verdict on each
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Verdict> record(List<DeliveryReport> reports) {
    var judged = judge(reports);
    append(judged);
    return judged.verdicts();
  }

  /**
   * The first half of {@link #record}, for whoever stores something else that depends on the
   * verdicts: locks the messages and writes nothing. {@link #append} must follow in the same
   * transaction, and nothing after it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public JudgedReports judge(List<DeliveryReport> reports) {
    if (reports.isEmpty()) {
      return JudgedReports.none();
    }
    var locked = messages.lock(reports);
    var judgement = new Judgement(clock.instant().truncatedTo(ChronoUnit.MICROS), grace);
    var verdicts = judge(reports, locked, judgement);
    return new JudgedReports(
        verdicts, ReportedMessages.writes(judgement), judgement.events(), erased(locked));
  }

  /** The messages of reports whose recipient was erased, with the pseudonym. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<UUID, Recipient> erased(List<DeliveryReport> reports) {
    return reports.isEmpty() ? Map.of() : erased(messages.lock(reports));
  }

  private static Map<UUID, Recipient> erased(Map<UUID, Message> locked) {
    return locked.values().stream()
        .filter(Message::isErased)
        .collect(Collectors.toMap(Message::id, Message::recipient));
  }

  /**
   * The second half of {@link #record}; the last act of the transaction.
   *
   * @param beside what else is written, in the same round trip and before the log, whose head must
   *     be locked last
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(JudgedReports judged, Write... beside) {
    log.append(
        Stream.concat(judged.writes().stream(), Stream.of(beside)).toList(), judged.events());
  }

  /**
   * Where a message stands, to be kept by whoever records a report of which somebody may say that
   * it is another message's. Locks the message; empty when there is none.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<String> standing(UUID message) {
    return messages.standing(message);
  }

  /**
   * Takes back the newest thing that happened to a message: a report that is not about it. It
   * stands where it stood before, which is an event as any other; the report stays in the history
   * and would be a new one if it came again. {@link #append} must follow, as after {@link #judge}.
   *
   * @param report where the report was kept
   * @param before the {@link #standing} before it
   * @param why in words
   * @return nothing when anything has happened since, and nothing was changed
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<JudgedReports> takeBack(
      UUID message, DeliveryReport.CallEntry report, String before, String why) {
    return messages
        .takeBack(message, report, before, clock.instant().truncatedTo(ChronoUnit.MICROS))
        .map(taken -> new JudgedReports(List.of(), List.of(), List.of(taken.event(why)), Map.of()));
  }

  private static List<Verdict> judge(
      List<DeliveryReport> reports, Map<UUID, Message> locked, Judgement judgement) {
    var verdicts = new ArrayList<Verdict>(reports.size());
    for (var report : reports) {
      var message = locked.get(report.messageId());
      verdicts.add(message == null ? Verdict.UNMATCHED : judgement.judge(message, report));
    }
    return verdicts;
  }
}
