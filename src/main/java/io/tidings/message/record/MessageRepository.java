package io.tidings.message.record;

import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.message.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps send requests and their messages. Reads are transactions too, here and everywhere: outside
 * one, Payara shares an entity manager among the threads of a component and closes it under them.
 */
@ApplicationScoped
public class MessageRepository {

  @PersistenceContext private EntityManager entities;

  /** The one of this id that is the team's. */
  @Transactional
  public Optional<SendRequest> find(String team, CorrelationId correlationId) {
    return find(team, List.of(correlationId)).stream().findFirst();
  }

  /** The messages of a send request in the order of its recipients. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Message> of(CorrelationId correlationId) {
    return entities
        .createQuery(
            "select m from Message m where m.correlationId = :id order by m.position",
            Message.class)
        .setParameter("id", correlationId.value())
        .getResultList();
  }

  /** Those that exist and are the team's, in no order. */
  @Transactional
  public List<SendRequest> find(String team, Collection<CorrelationId> correlationIds) {
    return entities
        .createQuery(
            "select r from SendRequest r where r.correlationId in :ids and r.team = :team",
            SendRequest.class)
        .setParameter("team", team)
        .setParameter("ids", correlationIds.stream().map(CorrelationId::value).toList())
        .getResultList();
  }

  /**
   * Reads send requests with their messages, all at one place of the log, in a transaction of its
   * own, so that nothing read earlier can stand in for what the database says now.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<Snapshot> snapshots(List<SendRequest> requests) {
    var rows = rowsAtLogPosition(requests);
    long logPosition = (Long) rows.get(0)[1];
    long place = (Long) rows.get(0)[2];
    Map<CorrelationId, List<Message>> messages =
        rows.stream()
            .map(row -> (Message) row[0])
            .collect(Collectors.groupingBy(Message::correlationId));
    return requests.stream()
        .map(
            request ->
                new Snapshot(
                    logPosition,
                    place,
                    request,
                    messages.getOrDefault(request.correlationId(), List.of())))
        .toList();
  }

  /** One statement, hence one database snapshot for the messages and the head of the log. */
  @SuppressWarnings("unchecked")
  private List<Object[]> rowsAtLogPosition(List<SendRequest> requests) {
    return entities
        .createNativeQuery(
            "select m.*, h.seq as log_position, coalesce(t.seq, h.seq) as log_place"
                + " from message m cross join event_log_head h"
                + " left join team t on t.name = m.team and t.name <> 'default'"
                + " where m.correlation_id in (:ids) order by m.correlation_id, m.position",
            Message.AT_LOG_POSITION)
        .setParameter("ids", requests.stream().map(r -> r.correlationId().value()).toList())
        .getResultList();
  }

  /**
   * Locks all messages of a send request that is the team's, in id order like all who lock
   * messages.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Message> lockAll(String team, CorrelationId correlationId) {
    return entities
        .createQuery(
            "select m from Message m where m.correlationId = :id and m.team = :team order by m.id",
            Message.class)
        .setParameter("team", team)
        .setParameter("id", correlationId.value())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }
}
