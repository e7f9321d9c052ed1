package io.tidings.statistics.hour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The log as far as figures need it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FollowedLog {

  /** Notes are attempts, which change nothing that is counted. */
  static final String EVENTS =
      """
      select message_id, at, cast(source as text) from event
       where seq > :after and seq <= :upTo and verdict <> 'N'
       order by seq
      """;

  @PersistenceContext private EntityManager entities;

  /** Something happened to a message. */
  record Happened(UUID message, Instant at, String source) {

    boolean isSubmit() {
      return source.equals("S");
    }

    /** However its report came. */
    boolean isReport() {
      return source.equals("R") || source.equals("P") || source.equals("L");
    }
  }

  long head() {
    return ((Number) entities.createNativeQuery("select seq from event_log_head").getSingleResult())
        .longValue();
  }

  @SuppressWarnings("unchecked")
  List<Happened> between(long after, long upTo) {
    List<Object[]> rows =
        entities
            .createNativeQuery(EVENTS, Object[].class)
            .setParameter("after", after)
            .setParameter("upTo", upTo)
            .getResultList();
    return rows.stream()
        .map(row -> new Happened((UUID) row[0], (Instant) row[1], (String) row[2]))
        .toList();
  }
}
