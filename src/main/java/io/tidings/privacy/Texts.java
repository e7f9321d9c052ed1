package io.tidings.privacy;

import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import io.tidings.message.CorrelationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The texts of send requests, which may be deleted once no message needs them, and the values that
 * fill them with them. A message that was handed over never needs its text again, so nobody has to
 * be locked out meanwhile.
 */
@ApplicationScoped
public class Texts {

  private static final System.Logger LOG = System.getLogger(Texts.class.getName());

  /** The type of the problem that says so. */
  static final String STILL_NEEDED = "text-still-needed";

  private static final String UNKNOWN = "m.look = 'UNKNOWN' and m.check_at is not null";

  /** Whether a message called {@code m} may need its text. */
  public static final String NEEDED = "(m.due_at is not null or " + UNKNOWN + ")";

  private static final String LEFT =
      """
      select count(*) filter (where m.due_at is not null),
             count(*) filter (where %s)
        from send_request r left join message m on m.correlation_id = r.correlation_id
       where r.correlation_id = :id and r.team = :team group by r.correlation_id
      """
          .formatted(UNKNOWN);

  private static final String DELETE =
      """
      update send_request set text = null, text_deleted_at = :now, text_deleted_by = :caller
       where correlation_id = :id and team = :team and text is not null
      """;

  /** Before the text: who erases somebody has messages locked and comes to their texts then. */
  private static final String FORGET_VALUES =
      """
      with due as materialized (
        select m.id from message m join send_request r on r.correlation_id = m.correlation_id
         where r.correlation_id = :id and r.team = :team and m.text_values is not null
         order by m.id for no key update of m)
      update message m set text_values = null from due where m.id = due.id
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * How many messages still need the text.
   *
   * @param toSubmit those that wait in the outbox or are being submitted
   * @param unknown those that may be submitted again
   */
  record Left(long toSubmit, long unknown) {

    boolean isNothing() {
      return toSubmit == 0 && unknown == 0;
    }
  }

  /** Deletes the text, now or before, if no message needs it; empty without the send request. */
  @Transactional
  Optional<Left> delete(CorrelationId correlationId, Who who) {
    var left = left(who.team(), correlationId);
    if (left.filter(Left::isNothing).isPresent()) {
      deleteNow(correlationId, who);
    } else if (left.isPresent()) {
      audit.append(Deed.refused(who, Action.TEXT_DELETED, STILL_NEEDED).on(correlationId));
    }
    return left;
  }

  private void deleteNow(CorrelationId correlationId, Who who) {
    entities
        .createNativeQuery(FORGET_VALUES)
        .setParameter("team", who.team())
        .setParameter("id", correlationId.value())
        .executeUpdate();
    int deleted =
        entities
            .createNativeQuery(DELETE)
            .setParameter("now", clock.instant())
            .setParameter("team", who.team())
            .setParameter("caller", who.caller())
            .setParameter("id", correlationId.value())
            .executeUpdate();
    if (deleted > 0) {
      audit.append(Deed.done(who, Action.TEXT_DELETED).on(correlationId));
      LOG.log(
          Level.INFO,
          "the text of send request {0} was deleted by {1}",
          correlationId,
          who.caller());
    }
  }

  @SuppressWarnings("unchecked")
  private Optional<Left> left(String team, CorrelationId correlationId) {
    List<Object[]> rows =
        entities
            .createNativeQuery(LEFT)
            .setParameter("id", correlationId.value())
            .setParameter("team", team)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> new Left(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
  }
}
