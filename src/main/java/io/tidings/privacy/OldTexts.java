package io.tidings.privacy;

import io.tidings.message.SendRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deletes texts and the values that fill them by their age, some at a time, oldest first. */
@ApplicationScoped
class OldTexts {

  /** How many are looked at in one transaction; each may have 10,000 messages. */
  static final int SOME = 100;

  /** Messages whose values go in one transaction; what is left waits for the next round. */
  static final int MOST_VALUES = 10_000;

  /**
   * In the order of ids, as everybody locks messages, and before their texts: who erases somebody
   * comes to texts last. Only a text with braces has places for values.
   */
  static final String FORGET_VALUES =
      """
      with old as materialized (
        select r.correlation_id, r.text from send_request r
         where r.text is not null and r.created_at < :upTo
           and (r.created_at, r.correlation_id) > (:at, :id)
         order by r.created_at, r.correlation_id limit :some),
      due as materialized (
        select v.id from old cross join lateral (
          select m.id from message m
           where m.correlation_id = old.correlation_id and m.text_values is not null) v
         where old.text like '%{{%' and not exists (
           select from message m where m.correlation_id = old.correlation_id and NEEDED)
         limit :most),
      locked as materialized (
        select m.id from message m where m.id in (select id from due)
         order by m.id for no key update)
      update message m set text_values = null from locked where m.id = locked.id
      """
          .replace("NEEDED", Texts.NEEDED);

  /** Nodes that delete at the same time leave each other's alone. */
  static final String DELETE =
      """
      with old as materialized (
        select r.correlation_id, r.created_at from send_request r
         where r.text is not null and r.created_at < :upTo
           and (r.created_at, r.correlation_id) > (:at, :id)
         order by r.created_at, r.correlation_id limit :some for no key update skip locked),
      gone as (
        update send_request r set text = null, text_deleted_at = :now
          from old
         where r.correlation_id = old.correlation_id and not exists (
           select from message m where m.correlation_id = old.correlation_id
              and (%s or m.text_values is not null)))
      select r.* from old join send_request r on r.correlation_id = old.correlation_id
       order by r.created_at, r.correlation_id
      """
          .formatted(Texts.NEEDED);

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** A send request by its age. */
  record Place(Instant at, UUID id) {
    static final Place BEGIN = new Place(Instant.EPOCH, new UUID(0, 0));
  }

  /**
   * Those that a message still needs are passed over.
   *
   * @return where to go on; empty when there are no more
   */
  @Transactional
  @SuppressWarnings("unchecked")
  Optional<Place> delete(Instant upTo, Place after) {
    var forget = entities.createNativeQuery(FORGET_VALUES).setParameter("most", MOST_VALUES);
    some(forget, upTo, after).executeUpdate();
    var delete =
        entities.createNativeQuery(DELETE, SendRequest.class).setParameter("now", clock.instant());
    List<SendRequest> old = some(delete, upTo, after).getResultList();
    if (old.size() < SOME) {
      return Optional.empty();
    }
    var last = old.get(old.size() - 1);
    return Optional.of(new Place(last.createdAt(), last.correlationId().value()));
  }

  private static Query some(Query query, Instant upTo, Place after) {
    return query
        .setParameter("upTo", upTo)
        .setParameter("at", after.at())
        .setParameter("id", after.id())
        .setParameter("some", SOME);
  }
}
