package io.tidings.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/**
 * The one ordered log of what happened to messages. {@code seq} is gapless and in commit order over
 * all nodes, because its head is a row that stays locked until the writer commits.
 */
@ApplicationScoped
public class EventLog {

  @PersistenceContext private EntityManager entities;
  @Inject private jakarta.enterprise.event.Event<MessageStatusChanged> changed;

  /** Takes the head's lock, so it must be the last thing a transaction does before it commits. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    entities.flush();
    long last = advanceHead(events.size());
    long place = last - events.size();
    for (var event : events) {
      event.placeAt(++place);
      entities.persist(event);
    }
    entities.flush();
    changed.fire(new MessageStatusChanged(events));
  }

  private long advanceHead(int by) {
    return ((Number)
            entities
                .createNativeQuery("update event_log_head set seq = seq + ?1 returning seq")
                .setParameter(1, by)
                .getSingleResult())
        .longValue();
  }

  /** The seq of the newest committed event; 0 before the first. */
  @Transactional
  public long head() {
    return ((Number) entities.createNativeQuery("select seq from event_log_head").getSingleResult())
        .longValue();
  }

  /** The events after a place, oldest first. */
  @Transactional
  public List<Event> after(long seq, int limit) {
    return entities
        .createQuery("select e from Event e where e.seq > :seq order by e.seq", Event.class)
        .setParameter("seq", seq)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The events of one send request in {@code (after, upTo]}, oldest first. */
  @Transactional
  public List<Event> of(CorrelationId correlationId, long after, long upTo, int limit) {
    return of(List.of(correlationId), after, upTo, limit);
  }

  /** The same for several send requests. */
  @Transactional
  public List<Event> of(
      Collection<CorrelationId> correlationIds, long after, long upTo, int limit) {
    return entities
        .createQuery(
            "select e from Event e where e.correlationId in :ids and e.seq > :after"
                + " and e.seq <= :upTo order by e.seq",
            Event.class)
        .setParameter("ids", correlationIds.stream().map(CorrelationId::value).toList())
        .setParameter("after", after)
        .setParameter("upTo", upTo)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Events up to this place may have been deleted. Ask after reading events, not before: they may
   * be deleted in between.
   */
  @Transactional
  public long expiredUpTo() {
    return ((Number)
            entities
                .createNativeQuery("select expired_up_to from event_log_head")
                .getSingleResult())
        .longValue();
  }
}
