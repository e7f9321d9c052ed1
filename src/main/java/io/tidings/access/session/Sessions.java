package io.tidings.access.session;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Caller;
import io.tidings.access.key.Callers;
import io.tidings.access.key.Digest;
import io.tidings.access.key.Scope;
import io.tidings.access.key.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps who has signed in on a page. Sessions live in the database, so that every node knows them
 * and a restart ends none; only hashes of their tokens are kept. A session ends at its end, when it
 * is not used for long, and with the key it was opened with; one of single sign-on has its right in
 * itself.
 */
@ApplicationScoped
public class Sessions {

  /** A use is stored when the one that is stored is older than this. */
  private static final Duration EXACTNESS = Duration.ofMinutes(1);

  private static final String ALIVE = "expires_at > :now and last_used_at > :unusedSince";

  @PersistenceContext private EntityManager entities;
  @Inject private SessionSettings settings;
  @Inject private Callers callers;
  @Inject private Clock clock;
  private final Tokens tokens = new Tokens();

  /**
   * A session that was begun.
   *
   * @param token for the cookie
   */
  public record Begun(String id, String token) {

    /** Without the token. */
    @Override
    public String toString() {
      return id;
    }
  }

  @Transactional
  public Begun begin(AccessKey key, Whereabouts from) {
    forgetEnded();
    makeRoom(key);
    var token = tokens.next();
    var id = UUID.randomUUID();
    var now = clock.instant();
    entities
        .createNativeQuery(
            "insert into access_session (token_hash, expires_at, caller, key_hash, id, begun_at,"
                + " last_used_at, address, agent, scopes, team)"
                + " values (:token, :end, :caller, :key, :id, :now, :now, :address, :agent,"
                + " :scopes, :team)")
        .setParameter("token", Digest.sha256(token))
        .setParameter("end", now.plus(settings.lifetime()))
        .setParameter("caller", key.caller().name())
        .setParameter("key", key.hash())
        .setParameter("id", id)
        .setParameter("now", now)
        .setParameter("address", from.address())
        .setParameter("agent", from.agent())
        .setParameter("scopes", key.isOfSubject() ? words(key.scopes()) : null)
        .setParameter("team", key.isOfSubject() ? key.caller().team() : null)
        .executeUpdate();
    return new Begun(id.toString(), token);
  }

  private static String[] words(Set<Scope> scopes) {
    return scopes.stream().map(Scope::word).toArray(String[]::new);
  }

  /** Only some at a time and none that another call deletes, so that nobody waits here. */
  private void forgetEnded() {
    query(
            "delete from access_session where id in (select id from access_session where not ("
                + ALIVE
                + ") limit 100 for update skip locked)")
        .executeUpdate();
  }

  /** Whoever signs in again and again fills nothing; the sessions unused for longest end. */
  private void makeRoom(AccessKey key) {
    entities
        .createNativeQuery(
            "delete from access_session where id in (select id from access_session"
                + " where key_hash = :key order by last_used_at desc, begun_at desc, id"
                + " offset :most)")
        .setParameter("key", key.hash())
        .setParameter("most", settings.mostPerKey() - 1)
        .executeUpdate();
  }

  /** By the token in a cookie, which is a use of the session. */
  @Transactional
  public Optional<Session> find(String token) {
    var found = alive("token_hash = :what", Digest.sha256(token));
    found
        .filter(row -> row.lastUsedAt().isBefore(clock.instant().minus(EXACTNESS)))
        .ifPresent(row -> noteUse(List.of(row.id())));
    return found.flatMap(this::session);
  }

  /** By its name, which is no use of it. */
  @Transactional
  Optional<Session> named(UUID id) {
    return alive("id = :what", id).flatMap(this::session);
  }

  /**
   * @param right what was given at the sign-in; empty where a key stands behind the session
   */
  private record Row(UUID id, byte[] keyHash, Instant lastUsedAt, Optional<AccessKey> right) {}

  private Optional<Row> alive(String condition, Object what) {
    List<?> rows =
        query(
                "select id, key_hash, last_used_at, caller, scopes, team from access_session where %s and %s"
                    .formatted(condition, ALIVE),
                Object[].class)
            .setParameter("what", what)
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(row -> new Row((UUID) row[0], (byte[]) row[1], (Instant) row[2], right(row)))
        .findFirst();
  }

  private static Optional<AccessKey> right(Object[] row) {
    if (!(row[4] instanceof String[] words)) {
      return Optional.empty();
    }
    var scopes = EnumSet.noneOf(Scope.class);
    Stream.of(words).flatMap(word -> Scope.of(word).stream()).forEach(scopes::add);
    return Optional.of(AccessKey.ofSubject((byte[]) row[1], caller(row), scopes));
  }

  private static Caller caller(Object[] row) {
    return new Caller((String) row[5], (String) row[3]);
  }

  private Optional<Session> session(Row row) {
    return row.right()
        .or(() -> callers.byHash(row.keyHash()))
        .map(key -> new Session(row.id().toString(), key));
  }

  /**
   * Those of these sessions that have ended, wherever that was. Whoever asks follows streams in
   * them, so for the others it is a use.
   */
  @Transactional
  @SuppressWarnings("unchecked")
  public Set<String> ended(Collection<String> ids) {
    var wanted = ids.stream().map(UUID::fromString).toList();
    noteUse(wanted);
    List<UUID> alive =
        query("select id from access_session where id in (:ids) and " + ALIVE, UUID.class)
            .setParameter("ids", wanted)
            .getResultList();
    var gone = new HashSet<>(ids);
    gone.removeAll(alive.stream().map(UUID::toString).collect(Collectors.toSet()));
    return gone;
  }

  /** What another node just notes is left to it, so that no two wait for each other. */
  private void noteUse(List<UUID> ids) {
    query(
            "update access_session set last_used_at = :now where id in (select id from"
                + " access_session where id in (:ids) and last_used_at < :before and "
                + ALIVE
                + " for update skip locked)")
        .setParameter("ids", ids)
        .setParameter("before", clock.instant().minus(EXACTNESS))
        .executeUpdate();
  }

  private Query query(String sql, Class<?>... result) {
    var now = clock.instant();
    var query =
        result.length == 0
            ? entities.createNativeQuery(sql)
            : entities.createNativeQuery(sql, result[0]);
    return query.setParameter("now", now).setParameter("unusedSince", settings.unusedSince(now));
  }
}
