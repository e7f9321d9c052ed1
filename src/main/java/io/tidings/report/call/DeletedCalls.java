package io.tidings.report.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Deletes webhook calls, a bounded number in a transaction; nodes that do it together share. */
@ApplicationScoped
class DeletedCalls {

  static final int MOST = 1_000;

  private static final String OLDER =
      """
      delete from webhook_call where id in (
        select id from webhook_call where id < ?1 order by id limit ?2 for update skip locked)
      """;

  private static final String REFUSED_BEYOND =
      """
      delete from webhook_call where id in (
        select id from webhook_call where not accepted and id <= (
          select id from webhook_call where not accepted order by id desc offset ?1 limit 1)
        order by id limit ?2 for update skip locked)
      """;

  @PersistenceContext private EntityManager entities;

  @Transactional
  int olderThan(UUID first) {
    return delete(OLDER, first);
  }

  /** The oldest refused ones but for so many. */
  @Transactional
  int refusedBeyond(int kept) {
    return delete(REFUSED_BEYOND, kept);
  }

  private int delete(String sql, Object bound) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, bound)
        .setParameter(2, MOST)
        .executeUpdate();
  }
}
