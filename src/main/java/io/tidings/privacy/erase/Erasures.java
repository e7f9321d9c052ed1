package io.tidings.privacy.erase;

import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import io.tidings.message.MessageId;
import io.tidings.message.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Erasures as they are stored. */
@ApplicationScoped
class Erasures {

  /** How many messages a refusal names. */
  static final int MOST_NAMED = 10;

  /** Two who ask for the same number at the same time get the same erasure. */
  private static final String ONE_BY_ONE =
      "select 1 from (select pg_advisory_xact_lock(hashtext('tidings.erasure'))) t";

  /** Through the index of the search, which begins with the team: a person is erased in all. */
  private static final String OF_NUMBER =
      "m.team = any(array(select t.name from team t)) and right(m.recipient, 4) = right(:number, 4)"
          + " and m.recipient = :number";

  /** Of one that has ended nothing is submitted any more, unless it is still in the outbox. */
  private static final String OPEN =
      """
      select m.id, m.correlation_id, m.status, count(*) over () from message m
      where %s and (m.outcome in ('PENDING', 'SENT') or m.due_at is not null)
      order by m.id limit :most
      """
          .formatted(OF_NUMBER);

  private static final String ADD =
      """
      insert into erasure (id, asked_at, asked_by, recipient, pseudonym, last_message)
      values (:id, :now, :caller, :number, :pseudonym, coalesce(
        (select m.id from message m where %s order by m.id desc limit 1), :none))
      """
          .formatted(OF_NUMBER);

  /** More than every id. */
  private static final UUID ALL = new UUID(-1, -1);

  @PersistenceContext private EntityManager entities;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Stores that a number is to be erased, unless one of its messages has not ended. */
  @Transactional
  Asked ask(Recipient recipient, String pseudonym, Who who) {
    var asked = askNow(recipient, pseudonym, who.caller());
    audit.append(
        asked instanceof Asked.Taken taken
            ? Deed.done(who, Action.ERASURE_ASKED).on(taken.erasure().id())
            : Deed.refused(who, Action.ERASURE_ASKED, Asked.NOT_FINAL).on(pseudonym));
    return asked;
  }

  private Asked askNow(Recipient recipient, String pseudonym, String caller) {
    entities.createNativeQuery(ONE_BY_ONE).getSingleResult();
    var number = recipient.number();
    var running = first("finished_at is null and recipient = :value", number);
    if (running.isPresent()) {
      return new Asked.Taken(running.get());
    }
    var open = open(number);
    if (!open.isEmpty()) {
      return new Asked.Refused(
          ((Number) open.get(0)[3]).longValue(), open.stream().map(Erasures::openMessage).toList());
    }
    return new Asked.Taken(add(number, pseudonym, caller));
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> open(String number) {
    return entities
        .createNativeQuery(OPEN, Object[].class)
        .setParameter("number", number)
        .setParameter("most", MOST_NAMED)
        .getResultList();
  }

  private static OpenMessage openMessage(Object[] row) {
    return new OpenMessage((UUID) row[0], (UUID) row[1], (String) row[2]);
  }

  private Erasure add(String number, String pseudonym, String caller) {
    var now = clock.instant();
    var id = MessageId.of(now, 0);
    entities
        .createNativeQuery(ADD)
        .setParameter("id", id)
        .setParameter("now", now)
        .setParameter("caller", caller)
        .setParameter("number", number)
        .setParameter("pseudonym", pseudonym)
        .setParameter("none", Erasure.NO_MESSAGE)
        .executeUpdate();
    return find(id).orElseThrow();
  }

  @Transactional
  Optional<Erasure> find(UUID id) {
    return first("id = :value", id);
  }

  /** The oldest that is not done, locked; another node is at it when there seems to be none. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Erasure> take() {
    return first("finished_at is null and :value order by id limit 1 for update skip locked", true);
  }

  /** Newest first; at most one more than the limit, which tells that there is a next page. */
  @Transactional
  @SuppressWarnings("unchecked")
  List<Erasure> page(Optional<UUID> before, int limit) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select %s from erasure where id < :before order by id desc limit :most"
                    .formatted(Erasure.COLUMNS),
                Object[].class)
            .setParameter("before", before.orElse(ALL))
            .setParameter("most", limit + 1)
            .getResultList();
    return rows.stream().map(Erasure::of).toList();
  }

  @SuppressWarnings("unchecked")
  private Optional<Erasure> first(String which, Object value) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select %s from erasure where %s".formatted(Erasure.COLUMNS, which), Object[].class)
            .setParameter("value", value)
            .getResultList();
    return rows.stream().findFirst().map(Erasure::of);
  }
}
