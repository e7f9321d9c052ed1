package io.tidings.access.session;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.AccessSettings;
import io.tidings.access.key.Callers;
import io.tidings.access.key.Digest;
import io.tidings.access.key.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Gives and knows stream tickets. They live in the database as sessions do, so that every node
 * knows them; only hashes of them are kept, because URLs end up in logs.
 */
@ApplicationScoped
public class StreamTickets {

  @PersistenceContext private EntityManager entities;
  @Inject private AccessSettings settings;
  @Inject private Callers callers;
  @Inject private Sessions sessions;
  @Inject private Clock clock;
  private final Tokens tokens = new Tokens();

  /** A ticket as its holder shows it. */
  public record Issued(String token, Instant expiresAt) {}

  /**
   * @param session the session in which it is asked for
   */
  @Transactional
  public Issued issue(AccessKey key, Optional<String> session, List<UUID> correlationIds) {
    forgetExpired();
    var token = tokens.next();
    var expiresAt = clock.instant().plus(settings.ticketLifetime());
    entities
        .createNativeQuery(
            "insert into stream_ticket (token_hash, expires_at, caller, correlation_ids, key_hash,"
                + " session_id) values (?1, ?2, ?3, ?4, ?5, ?6)")
        .setParameter(1, Digest.sha256(token))
        .setParameter(2, expiresAt)
        .setParameter(3, key.caller().name())
        .setParameter(4, correlationIds.toArray(UUID[]::new))
        .setParameter(5, key.hash())
        .setParameter(6, session.map(UUID::fromString).orElse(null))
        .executeUpdate();
    return new Issued(token, expiresAt);
  }

  /** Only some at a time and none that another call deletes, so that nobody waits here. */
  private void forgetExpired() {
    entities
        .createNativeQuery(
            "delete from stream_ticket where token_hash in (select token_hash from stream_ticket"
                + " where expires_at < ?1 limit 100 for update skip locked)")
        .setParameter(1, clock.instant())
        .executeUpdate();
  }

  /** Empty for one that has expired, too, and once the key or session it was got with has ended. */
  @Transactional
  public Optional<StreamTicket> find(String token) {
    return entities
        .createNativeQuery(
            "select correlation_ids, key_hash, session_id from stream_ticket"
                + " where token_hash = ?1 and expires_at > ?2",
            Object[].class)
        .setParameter(1, Digest.sha256(token))
        .setParameter(2, clock.instant())
        .getResultList()
        .stream()
        .findFirst()
        .flatMap(row -> ticket((Object[]) row));
  }

  private Optional<StreamTicket> ticket(Object[] row) {
    var ids = Set.copyOf(Arrays.asList((UUID[]) row[0]));
    return row[2] instanceof UUID session
        ? sessions
            .named(session)
            .map(found -> new StreamTicket(found.key(), Optional.of(found.id()), ids))
        : callers.byHash((byte[]) row[1]).map(key -> new StreamTicket(key, Optional.empty(), ids));
  }
}
