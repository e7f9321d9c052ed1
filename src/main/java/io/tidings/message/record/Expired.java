package io.tidings.message.record;

import io.tidings.message.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Deletes messages that have ended, their send requests and their events, some in a transaction: it
 * waits for no one, and nodes that delete at the same time share the work.
 */
@ApplicationScoped
class Expired {

  static final int MOST_TOGETHER = 500;

  private static final String MESSAGES =
      """
      with due as (
        select id from message
        where id > :place and id < :before and updated_at < :moment and outcome in ('DELIVERED', 'FAILED', 'CANCELLED')
        order by id limit :most for update skip locked),
      gone as (delete from message m using due where m.id = due.id)
      select id from due order by id desc
      """;

  private static final String REQUESTS =
      """
      delete from send_request where correlation_id = any(array(
        select correlation_id from send_request r
        where created_at < :before
          and not exists (select from message m where m.correlation_id = r.correlation_id)
        order by created_at limit :most for update skip locked))
      """;

  static final String EVENTS =
      """
      delete from event where seq = any(array(
        select seq from event where seq < :before order by seq limit :most))
      """;

  /** Of those that have not ended there are few. */
  private static final String OLDEST_KEPT =
      """
      select min(r.accepted_seq)
      from (select correlation_id from message where id < :before order by id limit 1000) m
      join send_request r using (correlation_id)
      """;

  private static final String TELL =
      """
      update event_log_head
      set expired_up_to = greatest(expired_up_to, least(seq, :upTo)) where expired_up_to < :upTo
      """;

  @PersistenceContext private EntityManager entities;

  /**
   * Those that are as old by the database's clock as they are by their ids, which the machine made
   * that accepted them.
   *
   * @param place only those with a greater id
   * @return the ids of the deleted ones, the greatest first; at most {@link #MOST_TOGETHER}
   */
  @Transactional
  @SuppressWarnings("unchecked")
  List<UUID> deleteMessages(UUID place, Instant moment) {
    return entities
        .createNativeQuery(MESSAGES, UUID.class)
        .setParameter("place", place)
        .setParameter("before", MessageId.first(moment))
        .setParameter("moment", moment)
        .setParameter("most", MOST_TOGETHER)
        .getResultList();
  }

  /** Deletes send requests without messages. */
  @Transactional
  int deleteRequests(Instant before) {
    return entities
        .createNativeQuery(REQUESTS)
        .setParameter("before", before)
        .setParameter("most", MOST_TOGETHER)
        .executeUpdate();
  }

  /** The events of messages older than that one that are still there come after this place. */
  @Transactional
  OptionalLong oldestKept(UUID before) {
    var seq =
        (Number)
            entities
                .createNativeQuery(OLDEST_KEPT)
                .setParameter("before", before)
                .getSingleResult();
    return seq == null ? OptionalLong.empty() : OptionalLong.of(seq.longValue());
  }

  /** Says that events up to a place may be gone; to be committed before they are. */
  @Transactional
  void tell(long upTo) {
    entities.createNativeQuery(TELL).setParameter("upTo", upTo).executeUpdate();
  }

  @Transactional
  int deleteEvents(long before) {
    return entities
        .createNativeQuery(EVENTS)
        .setParameter("before", before)
        .setParameter("most", MOST_TOGETHER)
        .executeUpdate();
  }
}
