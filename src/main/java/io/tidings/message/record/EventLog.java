package io.tidings.message.record;

import io.tidings.message.CorrelationId;
import io.tidings.message.Event;
import io.tidings.message.Message;
import io.tidings.sql.Statements;
import io.tidings.sql.Write;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
      """
          .formatted(Event.WRITTEN.names(""), Event.WRITTEN.names("e."), Event.WRITTEN.table("e"));

  /**
   * For each send request by itself: over a list of them at once the planner may walk through what
   * happened to all others.
   */
  static final String OF_REQUESTS =
      """
      select e.* from unnest(cast(:ids as uuid[])) r(id)
      cross join lateral (
        select * from event where correlation_id = r.id and seq > :after and seq <= :upTo
        order by seq limit :limit) e
      order by e.seq limit :limit
      """;

  private static final String HEAD =
      """
      select h.seq, coalesce(t.seq, h.seq) from event_log_head h
      left join team t on t.name = :team and t.name <> 'default'
      """;

  /** Each team by itself, in the order of their names, so that writers cannot deadlock. */
  private static final String COUNT =
      "update team set seq = seq + :events where name = :team returning seq";

  /** Backwards from the newest: whoever comes back has missed little. */
  static final String SEQ_OF_PLACE =
      """
      select coalesce(max(e.seq), min(r.accepted_seq))
      from send_request r left join lateral (
        select seq from event
        where correlation_id = r.correlation_id and seq > r.accepted_seq and coalesce(place, seq) <= :place
        order by seq desc limit 1) e on true
      where r.correlation_id = any(cast(:ids as uuid[]))
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private jakarta.enterprise.event.Event<MessageStatusChanged> changed;
  @Inject private CommitHints hints;

  /**
   * Takes the head's lock, so it must be the last thing a transaction does before it commits.
   *
   * @param before what is written in the same round trip
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(List<Write> before, List<Event> events) {
    if (events.isEmpty()) {
      Statements.together(entities, before);
      return;
    }
    countInTeams(events);
    var writes = new ArrayList<>(before);
    writes.add(new Write(APPEND + hints.andTell(), (statement, at) -> bind(statement, at, events)));
    long place = Statements.lastOf(entities, writes) - events.size();
    for (var event : events) {
      event.placeAt(++place);
    }
    changed.fire(new MessageStatusChanged(events));
  }

  private void countInTeams(List<Event> events) {
    var teams = new TreeMap<String, List<Event>>();
    events.forEach(
        event ->
            event
                .countingTeam()
                .ifPresent(team -> teams.computeIfAbsent(team, t -> new ArrayList<>()).add(event)));
    teams.forEach(this::count);
  }

  private void count(String team, List<Event> events) {
    var last =
        (Number)
            entities
                .createNativeQuery(COUNT)
                .setParameter("events", events.size())
                .setParameter("team", team)
                .getSingleResult();
    long place = last.longValue() - events.size();
    for (var event : events) {
      event.placeInTeam(++place);
    }
  }

  private static int bind(PreparedStatement statement, int first, List<Event> events)
      throws SQLException {
    statement.setInt(first, events.size());
    statement.setInt(first + 1, events.size());
    return Event.WRITTEN.bind(statement, first + 2, events);
  }

  /** The seq of the newest committed event; 0 before the first. */
  @Transactional
  public long head() {
    return ((Number) entities.createNativeQuery("select seq from event_log_head").getSingleResult())
        .longValue();
  }

  /**
   * Where the log is.
   *
   * @param place the same as a team counts
   */
  public record Head(long seq, long place) {}

  @Transactional
  public Head headOf(String team) {
    var row =
        (Object[])
            entities
                .createNativeQuery(HEAD, Object[].class)
                .setParameter("team", team)
                .getSingleResult();
    return new Head(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
  }

  /**
   * The place among the events of all teams after which everything comes that comes after a place
   * as a team counts, of its send requests.
   */
  @Transactional
  public long seqOf(String team, Collection<CorrelationId> correlationIds, long place) {
    if (team.equals(Message.DEFAULT_TEAM)) {
      return place;
    }
    var found =
        (Number)
            entities
                .createNativeQuery(SEQ_OF_PLACE)
                .setParameter("place", place)
                .setParameter("ids", ids(correlationIds))
                .getSingleResult();
    return found == null ? 0 : found.longValue();
  }

  /**
   * The place of the first event of that moment or later; one after the head when there is none.
   * Nodes write a batch with the time they began it, so it is right to some seconds.
   */
  @Transactional
  public long seqAt(Instant moment) {
    long low = expiredUpTo() + 1;
    long high = head() + 1;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (isBefore(middle, moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Also when it has been deleted. */
  private boolean isBefore(long seq, Instant moment) {
    return entities
        .createNativeQuery("select 1 from event where seq = ?1 and at >= ?2", Integer.class)
        .setParameter(1, seq)
        .setParameter(2, moment)
        .getResultList()
        .isEmpty();
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
  @SuppressWarnings("unchecked")
  public List<Event> of(
      Collection<CorrelationId> correlationIds, long after, long upTo, int limit) {
    return entities
        .createNativeQuery(OF_REQUESTS, Event.class)
        .setParameter("ids", ids(correlationIds))
        .setParameter("after", after)
        .setParameter("upTo", upTo)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** As PostgreSQL writes an array. */
  private static String ids(Collection<CorrelationId> correlationIds) {
    return correlationIds.stream()
        .map(CorrelationId::toString)
        .collect(Collectors.joining(",", "{", "}"));
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
