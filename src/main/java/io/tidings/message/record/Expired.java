package io.tidings.message.record;

import io.tidings.message.MessageId;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Deletes messages that have ended, their send requests and their events, some in a transaction: it
 * waits for no one, and nodes that delete at the same time share the work.
 */
@ApplicationScoped
class Expired {

  static final int MOST_TOGETHER = 500;

  /**
   * A bound that the planner knows, or a join by id, makes it look for the least id there is: past
   * all that was deleted before, until that is vacuumed.
   */
  static final String MESSAGES =
      """
      with due as materialized (
        select id from message
        where id > (select cast(:place as uuid)) and id < (select cast(:before as uuid))
          and updated_at < :moment and outcome in ('DELIVERED', 'FAILED', 'CANCELLED')
        order by id limit :most for update skip locked),
      gone as (delete from message where id = any(array(select id from due)))
      select id from due order by id desc
      """;

  /**
   * Some are looked at, whether they go or not: asked for the next that go, the planner reads all
   * send requests and all messages each time, for it expects none. The index of their time begins
   * with the team. Nothing is joined by an id here either, see {@link #MESSAGES}.
   */
  static final String REQUESTS =
      """
      with looked as materialized (
        select next.created_at, next.correlation_id
        from team t cross join lateral (
          select r.created_at, r.correlation_id from send_request r
          where r.team = t.name and (r.created_at, r.correlation_id) > (:at, :id)
            and r.created_at < :before
          order by r.created_at, r.correlation_id limit %1$d) next
        order by next.created_at, next.correlation_id limit %1$d),
      seen as materialized (
        select correlation_id from send_request
        where correlation_id = any(array(select correlation_id from looked)) for update skip locked),
      gone as (
        delete from send_request where correlation_id = any(array(
          select correlation_id from seen where (
            select true from message m where m.correlation_id = seen.correlation_id limit 1) is null)))
      select created_at, correlation_id, count(*) over () from looked
      order by created_at desc, correlation_id desc limit 1
      """
          .formatted(MOST_TOGETHER);

  static final String EVENTS =
      """
      delete from event where seq = any(array(
        select seq from event where seq < :before order by seq limit :most))
      """;

  /** Of those that have not ended there are few. */
  private static final String OLDEST_KEPT =
      """
      select cast(min(cast(m.id as text)) as uuid), min(r.accepted_seq)
      from (select id, correlation_id from message where id >= :from and id < :before order by id limit 1000) m
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

  /** A place among the send requests, which are in the order of time. */
  record RequestPlace(Instant at, UUID id) {
    static final RequestPlace FIRST = new RequestPlace(Instant.EPOCH, new UUID(0, 0));
  }

  /**
   * Looks at the next send requests, and deletes those without messages. With each of them
   * PostgreSQL asks for messages that refer to it, and may find that worth a plan of its own each
   * time, which costs three times as much as the answer.
   *
   * @return the last of {@link #MOST_TOGETHER}; empty when there were not as many
   */
  @Transactional
  @SuppressWarnings("unchecked")
  Optional<RequestPlace> deleteRequests(RequestPlace place, Instant before) {
    entities.createNativeQuery(Statements.PLAN_ONCE).executeUpdate();
    List<Object[]> last =
        entities
            .createNativeQuery(REQUESTS, Object[].class)
            .setParameter("at", place.at())
            .setParameter("id", place.id())
            .setParameter("before", before)
            .getResultList();
    return last.stream()
        .filter(row -> ((Number) row[2]).intValue() == MOST_TOGETHER)
        .map(row -> new RequestPlace((Instant) row[0], (UUID) row[1]))
        .findFirst();
  }

  /**
   * The oldest message that is still there.
   *
   * @param seq its events and those of all others come after this place
   */
  record Kept(UUID id, long seq) {}

  /**
   * @param from no message that is there has a lesser id
   * @return empty when there is none before that id
   */
  @Transactional
  Optional<Kept> oldestKept(UUID from, UUID before) {
    var row =
        (Object[])
            entities
                .createNativeQuery(OLDEST_KEPT, Object[].class)
                .setParameter("from", from)
                .setParameter("before", before)
                .getSingleResult();
    return row[0] == null
        ? Optional.empty()
        : Optional.of(new Kept((UUID) row[0], ((Number) row[1]).longValue()));
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
