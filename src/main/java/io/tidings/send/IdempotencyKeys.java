package io.tidings.send;

import io.tidings.message.MessageRepository;
import io.tidings.message.SendRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** Lets one call for each caller and key store a send request, on all nodes. */
@ApplicationScoped
class IdempotencyKeys {

  private static final Duration KEPT = Duration.ofHours(24);

  @PersistenceContext private EntityManager entities;
  @Inject private MessageRepository messages;

  /**
   * Claims the key of a send request that is about to be stored, until its transaction ends.
   *
   * @return what to answer instead; empty when it is to be stored
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<AcceptOutcome> claim(SendRequest asked, String key) {
    boolean locked = tryLock(asked.caller(), key);
    // The lock is free only after a commit, so who has it sees here what the one before stored.
    var earlier = find(asked.caller(), key);
    var kept = earlier.filter(request -> request.createdAt().plus(KEPT).isAfter(asked.createdAt()));
    if (kept.isPresent()) {
      return kept.map(request -> answer(request, asked));
    }
    if (!locked) {
      return Optional.of(new AcceptOutcome.InProgress());
    }
    earlier.ifPresent(this::release);
    return Optional.empty();
  }

  private AcceptOutcome answer(SendRequest earlier, SendRequest asked) {
    return earlier.asksTheSameAs(asked)
        ? new AcceptOutcome.Replayed(earlier, messages.of(earlier.correlationId()))
        : new AcceptOutcome.Conflicting();
  }

  /** Never waits. Two keys of the same hash only keep each other out while both are stored. */
  private boolean tryLock(String caller, String key) {
    return (Boolean)
        entities
            .createNativeQuery(
                "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
            .setParameter(1, key + " " + caller)
            .getSingleResult();
  }

  private Optional<SendRequest> find(String caller, String key) {
    return entities
        .createQuery(
            "select r from SendRequest r where r.caller = :caller and r.idempotencyKey = :key",
            SendRequest.class)
        .setParameter("caller", caller)
        .setParameter("key", key)
        .getResultList()
        .stream()
        .findFirst();
  }

  private void release(SendRequest expired) {
    entities
        .createQuery(
            "update SendRequest r set r.idempotencyKey = null, r.fingerprint = null"
                + " where r.correlationId = :id")
        .setParameter("id", expired.correlationId().value())
        .executeUpdate();
  }
}
