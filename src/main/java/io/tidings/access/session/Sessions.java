package io.tidings.access.session;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.AccessSettings;
import io.tidings.access.key.Callers;
import io.tidings.access.key.Digest;
import io.tidings.access.key.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps who has signed in on a page. Sessions live in the database, so that every node knows them
 * and a restart ends none; only hashes of their tokens are kept. A session ends with the key it was
 * opened with.
 */
@ApplicationScoped
public class Sessions {

  private static final HexFormat HEX = HexFormat.of();

  @PersistenceContext private EntityManager entities;
  @Inject private AccessSettings settings;
  @Inject private Callers callers;
  @Inject private Clock clock;
  @Inject private Event<SessionEnded> ended;
  private final Tokens tokens = new Tokens();

  /**
   * @return the token for the cookie
   */
  @Transactional
  public String begin(AccessKey key) {
    var token = tokens.next();
    entities
        .createNativeQuery("delete from access_session where expires_at < ?1")
        .setParameter(1, clock.instant())
        .executeUpdate();
    entities
        .createNativeQuery(
            "insert into access_session (token_hash, expires_at, caller, key_hash)"
                + " values (?1, ?2, ?3, ?4)")
        .setParameter(1, Digest.sha256(token))
        .setParameter(2, clock.instant().plus(settings.sessionLifetime()))
        .setParameter(3, key.caller().name())
        .setParameter(4, key.hash())
        .executeUpdate();
    return token;
  }

  @Transactional
  public Optional<Session> find(String token) {
    byte[] hash = Digest.sha256(token);
    var found =
        entities
            .createNativeQuery(
                "select key_hash from access_session where token_hash = ?1 and expires_at > ?2",
                byte[].class)
            .setParameter(1, hash)
            .setParameter(2, clock.instant())
            .getResultList();
    return found.isEmpty()
        ? Optional.empty()
        : callers.byHash((byte[]) found.get(0)).map(key -> new Session(HEX.formatHex(hash), key));
  }

  /** Tells those who hold streams open, too, once it has committed. */
  @Transactional
  public void end(String token) {
    byte[] hash = Digest.sha256(token);
    entities
        .createNativeQuery("delete from access_session where token_hash = ?1")
        .setParameter(1, hash)
        .executeUpdate();
    ended.fire(new SessionEnded(HEX.formatHex(hash)));
  }

  /** Those of these sessions that have ended or expired, wherever that was. */
  @Transactional
  @SuppressWarnings("unchecked")
  public Set<String> ended(Collection<String> ids) {
    List<byte[]> alive =
        entities
            .createNativeQuery(
                "select token_hash from access_session"
                    + " where token_hash in (:hashes) and expires_at > :now",
                byte[].class)
            .setParameter("hashes", ids.stream().map(HEX::parseHex).toList())
            .setParameter("now", clock.instant())
            .getResultList();
    var gone = new HashSet<>(ids);
    gone.removeAll(alive.stream().map(HEX::formatHex).collect(Collectors.toSet()));
    return gone;
  }
}
