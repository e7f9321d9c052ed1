package io.tidings.read;

import io.tidings.content.Content;
import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import io.tidings.read.json.RenderedMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;

/**
 * Reads all messages of a send request at one place of the log. The database hands them over some
 * at a time; they are rendered before the transaction ends, so that nobody who reads slowly holds a
 * connection to it.
 */
@ApplicationScoped
class AllMessages {

  private static final int SOME = 200;

  /** One statement, hence one database snapshot for the messages and the head of the log. */
  static final String SELECT =
      "select m.*, h.seq as log_position, coalesce(t.seq, h.seq) as log_place"
          + " from message m cross join event_log_head h"
          + " left join team t on t.name = m.team and t.name <> 'default'"
          + " where m.correlation_id = :id order by m.position";

  @PersistenceContext private EntityManager entities;

  /** In a transaction of its own, so that nothing read earlier can stand in for what is there. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @SuppressWarnings("unchecked")
  RenderedMessages of(CorrelationId correlationId, Content content) {
    var rendered = new RenderedMessages(content);
    var query =
        entities
            .createNativeQuery(SELECT, Message.AT_LOG_POSITION)
            .setHint("org.hibernate.fetchSize", SOME)
            .setParameter("id", correlationId.value());
    try (Stream<Object[]> rows = query.getResultStream()) {
      rows.forEach(
          row -> {
            var message = (Message) row[0];
            rendered.add(message, (Long) row[1], (Long) row[2]);
            entities.detach(message);
          });
    }
    return rendered;
  }
}
