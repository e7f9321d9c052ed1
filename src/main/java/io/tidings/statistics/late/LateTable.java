package io.tidings.statistics.late;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Which deliveries are known to be late, on any node. */
@ApplicationScoped
class LateTable {

  private static final String BEGIN =
      """
      insert into late_delivery (kind, key, since) values (:kind, :key, :now)
      on conflict (kind, key) do nothing
      """;

  private static final String END =
      """
      delete from late_delivery where not (kind || ' ' || key = any(:late))
      returning kind || ' ' || key
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** What this node is the first to notice. */
  record News(List<Lateness> begun, List<String> ended) {}

  @Transactional
  @SuppressWarnings("unchecked")
  News keep(List<Lateness> late) {
    List<String> ended =
        entities
            .createNativeQuery(END, String.class)
            .setParameter(
                "late", late.stream().map(one -> one.by() + " " + one.key()).toArray(String[]::new))
            .getResultList();
    return new News(late.stream().filter(this::isNew).toList(), ended);
  }

  private boolean isNew(Lateness lateness) {
    return entities
            .createNativeQuery(BEGIN)
            .setParameter("kind", lateness.by())
            .setParameter("key", lateness.key())
            .setParameter("now", clock.instant())
            .executeUpdate()
        > 0;
  }
}
