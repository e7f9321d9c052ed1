package io.tidings.send;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The messages that are due, shared by the workers of all nodes: SKIP LOCKED keeps them out of each
 * other's way, and a lease says who holds a message while no transaction is open.
 */
@ApplicationScoped
class Outbox {

  /** Materialized, because a sub-query with a limit and locks may be run more than once. */
  private static final String CLAIM =
      """
      with longest_due as materialized (
        select correlation_id from message
         where due_at <= :now and lease_until is null
         order by due_at limit 1 for update skip locked),
      claimed as materialized (
        select m.id from message m, longest_due d
         where m.correlation_id = d.correlation_id and m.due_at <= :now and m.lease_until is null
         order by m.position limit :batch for update of m skip locked)
      update message set lease_until = :lease, attempts = attempts + 1
       where id in (select id from claimed)
      returning id
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private SendSettings settings;
  @Inject private Clock clock;

  /** Due messages of one send request, leased to whoever asked. */
  record Claim(SendRequest request, List<Message> messages) {}

  @Transactional
  Optional<Claim> claim() {
    var now = clock.instant();
    @SuppressWarnings("unchecked")
    List<UUID> ids =
        entities
            .createNativeQuery(CLAIM, UUID.class)
            .setParameter("now", now)
            .setParameter("lease", now.plus(settings.lease()))
            .setParameter("batch", settings.batch())
            .getResultList();
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    var messages =
        entities
            .createQuery(
                "select m from Message m where m.id in :ids order by m.position", Message.class)
            .setParameter("ids", ids)
            .getResultList();
    var request = entities.find(SendRequest.class, messages.get(0).correlationId().value());
    return Optional.of(new Claim(request, messages));
  }

  /**
   * Messages whose lease ran out may have been submitted before their relay died. They leave the
   * outbox, and Infobip's logs are asked.
   *
   * @return how many there were
   */
  @Transactional
  int releaseLost() {
    return entities
        .createNativeQuery(
            "update message set due_at = null, lease_until = null, check_at = :now"
                + " where id in (select id from message where due_at is not null"
                + " and lease_until < :now for update skip locked)")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** How many messages wait to be submitted or are being submitted. */
  @Transactional
  long depth() {
    return ((Number)
            entities
                .createNativeQuery("select count(*) from message where due_at is not null")
                .getSingleResult())
        .longValue();
  }
}
