package io.tidings.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Keeps who has signed in on a page. Sessions live in the database, so that every node knows them
 * and a restart ends none; only hashes of their tokens are kept.
 */
@ApplicationScoped
class Sessions {

  @PersistenceContext private EntityManager entities;
  @Inject private AccessSettings settings;
  @Inject private Callers callers;
  @Inject private Clock clock;
  private final Tokens tokens = new Tokens();

  /**
   * @return the token for the cookie
   */
  @Transactional
  String begin(Caller caller) {
    var token = tokens.next();
    entities
        .createNativeQuery("delete from access_session where expires_at < ?1")
        .setParameter(1, clock.instant())
        .executeUpdate();
    entities
        .createNativeQuery(
            "insert into access_session (token_hash, expires_at, caller) values (?1, ?2, ?3)")
        .setParameter(1, Digest.sha256(token))
        .setParameter(2, clock.instant().plus(settings.sessionLifetime()))
        .setParameter(3, caller.name())
        .executeUpdate();
    return token;
  }

  @Transactional
  Optional<Caller> find(String token) {
    return entities
        .createNativeQuery(
            "select caller from access_session where token_hash = ?1 and expires_at > ?2",
            String.class)
        .setParameter(1, Digest.sha256(token))
        .setParameter(2, clock.instant())
        .getResultList()
        .stream()
        .findFirst()
        .flatMap(name -> callers.byName((String) name));
  }

  @Transactional
  void end(String token) {
    entities
        .createNativeQuery("delete from access_session where token_hash = ?1")
        .setParameter(1, Digest.sha256(token))
        .executeUpdate();
  }
}
