package io.tidings.access.session;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Digest;
import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists and ends the sessions of a key; whoever follows streams in one is told. */
@ApplicationScoped
public class OwnSessions {

  @PersistenceContext private EntityManager entities;
  @Inject private SessionSettings settings;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;
  @Inject private Event<SessionEnded> ended;

  /**
   * A session as its owner sees it.
   *
   * @param lastUsedAt to the minute
   * @param expiresAt its end, however much it is used
   */
  public record Entry(
      String id, Instant begunAt, Instant lastUsedAt, Instant expiresAt, Whereabouts from) {}

  /** Newest first; how many there can be is a setting. */
  @Transactional
  public List<Entry> of(AccessKey key) {
    return ofHash(key.hash());
  }

  /**
   * @param keyHash of the key, or of the subject of single sign-on
   */
  @Transactional
  @SuppressWarnings("unchecked")
  public List<Entry> ofHash(byte[] keyHash) {
    var now = clock.instant();
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select id, begun_at, last_used_at, expires_at, address, agent from access_session"
                    + " where key_hash = ?1 and expires_at > ?2 and last_used_at > ?3"
                    + " order by begun_at desc, id",
                Object[].class)
            .setParameter(1, keyHash)
            .setParameter(2, now)
            .setParameter(3, settings.unusedSince(now))
            .getResultList();
    return rows.stream().map(OwnSessions::entry).toList();
  }

  private static Entry entry(Object[] row) {
    return new Entry(
        String.valueOf(row[0]),
        (Instant) row[1],
        (Instant) row[2],
        (Instant) row[3],
        new Whereabouts((String) row[4], (String) row[5]));
  }

  /** By the token in a cookie. */
  @Transactional
  public void end(String token) {
    end("token_hash = :token", Map.of("token", Digest.sha256(token)));
  }

  /**
   * @return false when the key has no session of this id
   */
  @Transactional
  public boolean end(UUID id, AccessKey key, Who by) {
    boolean done = end("id = :id and key_hash = :key", Map.of("id", id, "key", key.hash())) > 0;
    if (done) {
      audit.append(Deed.done(by, Action.SESSION_ENDED).on(id));
    }
    return done;
  }

  /**
   * @param keyHash of the key, or of the subject of single sign-on
   */
  @Transactional
  public void endAll(String keyId, byte[] keyHash, Who by) {
    int count = end("key_hash = :key", Map.of("key", keyHash));
    audit.append(Deed.done(by, Action.SESSIONS_ENDED).on(keyId).with("sessions", count));
  }

  private int end(String condition, Map<String, Object> parameters) {
    var query =
        entities.createNativeQuery(
            "delete from access_session where " + condition + " returning id", UUID.class);
    parameters.forEach(query::setParameter);
    List<?> ids = query.getResultList();
    ids.forEach(id -> ended.fire(new SessionEnded(id.toString())));
    return ids.size();
  }
}
