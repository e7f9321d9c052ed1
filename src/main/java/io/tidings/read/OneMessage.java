package io.tidings.read;

import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads one message at one place of the log. */
@ApplicationScoped
class OneMessage {

  static final String SELECT =
      "select m.*, h.seq as log_position, coalesce(t.seq, h.seq) as log_place"
          + " from message m cross join event_log_head h"
          + " left join team t on t.name = m.team and t.name <> 'default'"
          + " where m.id = :id and m.correlation_id = :correlationId and m.team = :team";

  @PersistenceContext private EntityManager entities;

  /**
   * As it stands at {@code logPosition}.
   *
   * @param place the same as its team counts
   */
  record Found(Message message, long logPosition, long place) {}

  /** Empty when it is not one of the send request, or that is not the team's. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @SuppressWarnings("unchecked")
  Optional<Found> find(String team, CorrelationId correlationId, UUID id) {
    List<Object[]> rows =
        entities
            .createNativeQuery(SELECT, Message.AT_LOG_POSITION)
            .setParameter("team", team)
            .setParameter("id", id)
            .setParameter("correlationId", correlationId.value())
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> new Found((Message) row[0], (Long) row[1], (Long) row[2]));
  }
}
