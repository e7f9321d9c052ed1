package io.tidings.statistics.hour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How far the log and the messages are counted, in one row. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Progress {

  private static final String TAKE =
      "select seq, message from figure_progress for no key update skip locked";

  private static final String KEEP =
      "update figure_progress set seq = :seq, message = :message, counted_at = :at";

  @PersistenceContext private EntityManager entities;

  /**
   * @param seq the last event
   * @param message where new messages are looked for
   */
  record Place(long seq, UUID message) {}

  /** Until the end of the transaction it is no other node's; empty while it is. */
  @SuppressWarnings("unchecked")
  Optional<Place> take() {
    List<Object[]> rows = entities.createNativeQuery(TAKE, Object[].class).getResultList();
    return rows.stream()
        .map(row -> new Place(((Number) row[0]).longValue(), (UUID) row[1]))
        .findFirst();
  }

  /**
   * @param at up to when everything that happened is counted
   */
  void keep(Place place, Instant at) {
    entities
        .createNativeQuery(KEEP)
        .setParameter("seq", place.seq())
        .setParameter("message", place.message())
        .setParameter("at", at)
        .executeUpdate();
  }
}
