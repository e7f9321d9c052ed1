package io.tidings.submit;

import static io.tidings.message.Attempt.UNANSWERED;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.message.Status;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The messages that are due, shared by all nodes: SKIP LOCKED keeps them out of each other's way,
 * and a lease says who holds a message while no transaction is open.
 */
@ApplicationScoped
class Outbox {

  private static final String REQUESTS =
      "select * from send_request where correlation_id = any(?1)";

  /** The end of a lease is later than the end of the call, so no call is under way. */
  private static final String LOST =
      """
      select id from message where lease_until < ?1
       order by id limit ?2 for no key update skip locked
      """;

  private static final String DUE_FOR_TOO_LONG =
      """
      select id, outcome = 'PENDING' from message where due_at < ?1 and lease_until is null
       order by due_at limit ?2 for no key update skip locked
      """;

  private static final String NODE_STOPPED = "The node that submitted it stopped.";
  private static final int MOST_LOST = 5_000;
  private static final int MOST_GIVEN_UP = 500;

  @PersistenceContext private EntityManager entities;
  @Inject private MessageLifecycle lifecycle;
  @Inject private StatusRecorder statuses;
  @Inject private SubmitSettings settings;
  @Inject private Clock clock;

  /** Leases the messages that have been due longest, grouped for as few calls as possible. */
  @Transactional
  List<Claim> claim(int most) {
    var now = clock.instant();
    var lease = now.plus(settings.lease()).truncatedTo(ChronoUnit.MICROS);
    var claimed = lifecycle.lease(most, now, lease);
    return claimed.isEmpty() ? List.of() : grouped(claimed, lease);
  }

  private List<Claim> grouped(List<Message> claimed, Instant lease) {
    claimed.sort(Comparator.comparing(Message::id));
    Map<UUID, List<Message>> byRequest = new LinkedHashMap<>();
    for (var message : claimed) {
      byRequest
          .computeIfAbsent(message.correlationId().value(), id -> new ArrayList<>())
          .add(message);
    }
    var requests = requests(byRequest.keySet());
    var claims = new ArrayList<Claim>();
    byRequest.forEach(
        (id, messages) -> {
          var request = Objects.requireNonNull(requests.get(id));
          for (int from = 0; from < messages.size(); from += settings.batch()) {
            int to = Math.min(messages.size(), from + settings.batch());
            claims.add(new Claim(request, messages.subList(from, to), lease));
          }
        });
    return claims;
  }

  @SuppressWarnings("unchecked")
  private Map<UUID, SendRequest> requests(Set<UUID> correlationIds) {
    List<SendRequest> requests =
        entities
            .createNativeQuery(REQUESTS, SendRequest.class)
            .setParameter(1, correlationIds.toArray(UUID[]::new))
            .getResultList();
    return requests.stream()
        .collect(Collectors.toMap(request -> request.correlationId().value(), request -> request));
  }

  /**
   * Messages whose lease ran out may have been submitted before their relay died. They leave the
   * outbox, and Infobip's logs are asked.
   *
   * @return how many there were
   */
  @Transactional
  @SuppressWarnings("unchecked")
  int releaseLost() {
    var now = clock.instant();
    List<UUID> lost =
        entities
            .createNativeQuery(LOST, UUID.class)
            .setParameter(1, now)
            .setParameter(2, MOST_LOST)
            .getResultList();
    lifecycle.outcomeUnknown(lost, now, now.plus(settings.unknownAfter()));
    statuses.record(
        lost.stream().map(id -> DeliveryReport.noted(id, UNANSWERED, NODE_STOPPED)).toList());
    return lost.size();
  }

  /**
   * Ends messages that have been due for too long and that Infobip does not have. It has those that
   * a report told of meanwhile: they leave the outbox as if they had been handed over, and are
   * looked for.
   *
   * @param why they are still here
   * @return how many failed
   */
  @Transactional
  int giveUp(String why) {
    var now = clock.instant();
    var pending = dueForTooLong(now);
    var failed = pending.getOrDefault(true, List.of());
    lifecycle.end(failed);
    lifecycle.handedOverBefore(
        pending.getOrDefault(false, List.of()), now, now.plus(settings.silentAfter()));
    var reason = "It could not be submitted for %s: %s".formatted(settings.longestWait(), why);
    statuses.record(
        failed.stream().map(id -> DeliveryReport.ours(id, Status.FAILED, reason)).toList());
    return failed.size();
  }

  /** By whether nothing was told of them yet. */
  @SuppressWarnings("unchecked")
  private Map<Boolean, List<UUID>> dueForTooLong(Instant now) {
    List<Object[]> rows =
        entities
            .createNativeQuery(DUE_FOR_TOO_LONG)
            .setParameter(1, now.minus(settings.longestWait()))
            .setParameter(2, MOST_GIVEN_UP)
            .getResultList();
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> (Boolean) row[1],
                Collectors.mapping(row -> (UUID) row[0], Collectors.toList())));
  }

  /** How many messages wait to be submitted or are being submitted. */
  @Transactional
  long depth() {
    return count(
        "select (select count(*) from message where due_at is not null and lease_until is null)"
            + " + (select count(*) from message where lease_until is not null)");
  }

  /** How many of them wait for the time their caller gave. */
  @Transactional
  long scheduled() {
    return count(
        "select count(*) from message where due_at > now() and lease_until is null"
            + " and status = 'SCHEDULED'");
  }

  private long count(String query) {
    return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
  }

  /** For how long the message has been due that nobody has taken up yet. */
  @Transactional
  Duration oldest() {
    var now = clock.instant();
    var due =
        (Instant)
            entities
                .createNativeQuery(
                    "select min(due_at) from message where due_at <= ?1 and lease_until is null",
                    Instant.class)
                .setParameter(1, now)
                .getSingleResult();
    return due == null ? Duration.ZERO : Duration.between(due, now);
  }
}
