package io.tidings.privacy;

import io.tidings.message.SendRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deletes texts by their age, some at a time, oldest first. */
@ApplicationScoped
class OldTexts {

  /** How many are looked at in one transaction; each may have 10,000 messages. */
  static final int SOME = 100;

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
           select from message m where m.correlation_id = old.correlation_id and %s)
)
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
    List<SendRequest> old =
        entities
            .createNativeQuery(DELETE, SendRequest.class)
            .setParameter("upTo", upTo)
            .setParameter("at", after.at())
            .setParameter("id", after.id())
            .setParameter("some", SOME)
            .setParameter("now", clock.instant())
            .getResultList();
    if (old.size() < SOME) {
      return Optional.empty();
    }
    var last = old.get(old.size() - 1);
    return Optional.of(new Place(last.createdAt(), last.correlationId().value()));
  }
}
