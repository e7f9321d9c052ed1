package io.tidings.message.record;

import io.tidings.message.CorrelationId;
import io.tidings.message.Event;
import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The one ordered log of what happened to messages. {@code seq} is gapless and in commit order over
 * all nodes, because its head is a row that stays locked until the writer commits.
 */
@ApplicationScoped
public class EventLog {

  /** The head is locked by its update, and the events are written under that lock. */
  private static final String APPEND =
      """
      with head as (update event_log_head set seq = seq + ? returning seq),
      written as (insert into event (seq, %s) select head.seq - ? + e.ord, %s from head, %s)
      select seq from head
      """
          .formatted(Event.WRITTEN.names(""), Event.WRITTEN.names("e."), Event.WRITTEN.table("e"));

  private static final Columns<Map.Entry<Long, Integer>> REPEATS =
      new Columns<Map.Entry<Long, Integer>>()
          .and("seq", Type.LONG, Map.Entry::getKey)
          .and("times", Type.INTEGER, Map.Entry::getValue);

  private static final String REPEAT =
      "update event e set repeats = repeats + r.times from %s where e.seq = r.seq"
          .formatted(REPEATS.table("r"));

  @PersistenceContext private EntityManager entities;
  @Inject private jakarta.enterprise.event.Event<MessageStatusChanged> changed;

  /** Takes the head's lock, so it must be the last thing a transaction does before it commits. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    long place = Statements.run(entities, connection -> write(connection, events)) - events.size();
    for (var event : events) {
      event.placeAt(++place);
    }
    changed.fire(new MessageStatusChanged(events));
  }

  /**
   * @return the seq of the last of them
   */
  private static long write(Connection connection, List<Event> events) throws SQLException {
    try (var statement = connection.prepareStatement(APPEND)) {
      statement.setInt(1, events.size());
      statement.setInt(2, events.size());
      Event.WRITTEN.bind(statement, 3, events);
      try (var head = statement.executeQuery()) {
        head.next();
        return head.getLong(1);
      }
    }
  }

  /** Counts reports that came again on the events of the first; to be called before appending. */
  @Transactional(Transactional.TxType.MANDATORY)
  void countRepeats(Map<Long, Integer> repeatsBySeq) {
    if (repeatsBySeq.isEmpty()) {
      return;
    }
    Statements.run(
        entities,
        connection -> {
          try (var statement = connection.prepareStatement(REPEAT)) {
            REPEATS.bind(statement, 1, List.copyOf(repeatsBySeq.entrySet()));
            return statement.executeUpdate();
          }
        });
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

  /** The events of send requests in {@code (after, upTo]}, oldest first. */
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
