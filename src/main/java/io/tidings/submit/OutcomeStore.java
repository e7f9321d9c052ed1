package io.tidings.submit;

import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
import io.tidings.message.Status;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what became of attempts, many in one transaction and each kind in one statement. */
@ApplicationScoped
class OutcomeStore {

  /** In id order, as everybody locks messages. */
  private static final String LOCK =
      """
      select id, cast(extract(epoch from lease_until) * 1000000 as bigint), outcome = 'PENDING',
             coalesce(attempt = 'WAITING', false)
        from message where id = any(?1) order by id for no key update
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private MessageLifecycle lifecycle;
  @Inject private StatusRecorder statuses;
  @Inject private SubmitSettings settings;
  @Inject private Clock clock;

  /**
   * A locked row.
   *
   * @param leaseMicros until when it is leased
   * @param pending whether nothing was told of it yet
   * @param waits whether its history says so
   */
  private record Row(@Nullable Long leaseMicros, boolean pending, boolean waits) {}

  /** What to write for a batch of attempts. */
  private static final class Writes {
    private final Map<SubmitDecision.Kind, List<UUID>> byKind =
        new EnumMap<>(SubmitDecision.Kind.class);
    private final Map<Instant, List<UUID>> dueAgain = new HashMap<>();
    private final List<DeliveryReport> notes = new ArrayList<>();
    private final List<DeliveryReport> reports = new ArrayList<>();

    void add(UUID id, SubmitDecision decision) {
      byKind.computeIfAbsent(decision.kind(), kind -> new ArrayList<>()).add(id);
      if (decision.due() != null) {
        dueAgain.computeIfAbsent(decision.due(), due -> new ArrayList<>()).add(id);
      }
      if (decision.reason() != null) {
        reports.add(DeliveryReport.ours(id, Status.FAILED, decision.reason()));
      }
    }

    List<UUID> of(SubmitDecision.Kind kind) {
      return byKind.getOrDefault(kind, List.of());
    }

    /** Notes first: an answer ends the wait before it. */
    List<DeliveryReport> history() {
      return Stream.concat(notes.stream(), reports.stream()).toList();
    }

    Map<SubmitDecision.Kind, Integer> counts() {
      var counts = new EnumMap<SubmitDecision.Kind, Integer>(SubmitDecision.Kind.class);
      byKind.forEach((kind, ids) -> counts.put(kind, ids.size()));
      return counts;
    }
  }

  /**
   * @return how many messages met which decision
   */
  @Transactional
  Map<SubmitDecision.Kind, Integer> store(List<SubmitResult> attempts) {
    var now = clock.instant();
    var writes = decided(attempts, lock(attempts), now);
    write(writes, now);
    statuses.record(writes.history());
    return writes.counts();
  }

  @SuppressWarnings("unchecked")
  private Map<UUID, Row> lock(List<SubmitResult> attempts) {
    var ids =
        attempts.stream()
            .flatMap(attempt -> attempt.claim().messages().stream())
            .map(Message::id)
            .toArray(UUID[]::new);
    List<Object[]> locked = entities.createNativeQuery(LOCK).setParameter(1, ids).getResultList();
    var rows = new HashMap<UUID, Row>();
    locked.forEach(
        row -> rows.put((UUID) row[0], new Row((Long) row[1], (Boolean) row[2], (Boolean) row[3])));
    return rows;
  }

  private Writes decided(List<SubmitResult> attempts, Map<UUID, Row> rows, Instant now) {
    var writes = new Writes();
    for (var attempt : attempts) {
      var answers = answers(attempt);
      writes.reports.addAll(answers.values());
      decide(attempt, answers.keySet(), rows, now, writes);
    }
    return writes;
  }

  /** What Infobip answered about messages of the call, the first about each. */
  private static Map<UUID, DeliveryReport> answers(SubmitResult attempt) {
    var answers = new LinkedHashMap<UUID, DeliveryReport>();
    if (attempt.outcome() instanceof SubmitOutcome.Taken taken) {
      var ours = ids(attempt.claim());
      taken.answers().stream()
          .filter(answer -> ours.contains(answer.messageId()))
          .forEach(answer -> answers.putIfAbsent(answer.messageId(), answer));
    }
    return answers;
  }

  private void decide(
      SubmitResult attempt, Set<UUID> answered, Map<UUID, Row> rows, Instant now, Writes writes) {
    var lease = ChronoUnit.MICROS.between(Instant.EPOCH, attempt.claim().leaseUntil());
    for (var message : attempt.claim().messages()) {
      var row = rows.get(message.id());
      if (row != null) {
        var held = Objects.equals(row.leaseMicros(), lease);
        var state = new SubmitDecision.MessageState(message.attempts(), held, row.pending());
        boolean named = answered.contains(message.id());
        var decision = SubmitDecision.of(state, attempt.outcome(), named, settings.retries(), now);
        writes.add(message.id(), decision);
        writes.notes.addAll(Notes.of(message.id(), decision, attempt.outcome(), row.waits()));
      }
    }
  }

  private static Set<UUID> ids(Claim claim) {
    var ids = new HashSet<UUID>();
    claim.messages().forEach(message -> ids.add(message.id()));
    return ids;
  }

  private void write(Writes writes, Instant now) {
    var lookAt = now.plus(settings.silentAfter());
    var known = writes.of(SubmitDecision.Kind.KNOWN);
    lifecycle.handOver(writes.of(SubmitDecision.Kind.HANDED_OVER), now, lookAt);
    lifecycle.outcomeUnknown(
        writes.of(SubmitDecision.Kind.UNKNOWN), now, now.plus(settings.unknownAfter()));
    lifecycle.giveBack(known);
    lifecycle.handedOverBefore(known, now, lookAt);
    writes.dueAgain.forEach((due, ids) -> lifecycle.dueAgain(ids, due));
    lifecycle.giveBack(writes.of(SubmitDecision.Kind.RETURNED));
    lifecycle.end(writes.of(SubmitDecision.Kind.FAILED));
  }
}
