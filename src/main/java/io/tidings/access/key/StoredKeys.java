package io.tidings.access.key;

import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys that were made here, as they are stored: hashes, never a key. */
@ApplicationScoped
public class StoredKeys {

  private static final String COLUMNS =
      "id, team, caller, scopes, expires_at, hash, created_at, created_by, revoked_at, revoked_by,"
          + " last_used_at, test";

  /** The team default administers all others. */
  private static final String OF_TEAM =
      "(team = :team or :team = '%s')".formatted(Caller.DEFAULT_TEAM);

  @PersistenceContext private EntityManager entities;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * A key and its life.
   *
   * @param createdBy id of the key with which it was made
   * @param lastUsedAt to the hour
   */
  public record Entry(
      AccessKey key,
      Instant createdAt,
      String createdBy,
      Optional<Instant> revokedAt,
      Optional<String> revokedBy,
      Optional<Instant> lastUsedAt) {}

  /** All that may still let somebody in. */
  @Transactional
  List<AccessKey> standing() {
    return rows(
            "revoked_at is null and (expires_at is null or expires_at > :now)",
            Map.of("now", clock.instant()))
        .stream()
        .map(Entry::key)
        .toList();
  }

  /**
   * All that an administrator sees, newest first; they are few, because they are made by hand.
   *
   * @param team of the administrator
   */
  @Transactional
  List<Entry> all(String team) {
    return rows(OF_TEAM, Map.of("team", team));
  }

  @Transactional
  Optional<Entry> find(String team, String id) {
    return rows("id = :id and " + OF_TEAM, Map.of("team", team, "id", id)).stream().findFirst();
  }

  @Transactional
  void add(AccessKey key, Who createdBy) {
    entities
        .createNativeQuery(
            "insert into access_key (id, team, caller, scopes, expires_at, hash, created_at,"
                + " created_by, test) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .setParameter(1, key.id())
        .setParameter(2, key.caller().team())
        .setParameter(3, key.caller().name())
        .setParameter(4, key.scopes().stream().map(Scope::word).toArray(String[]::new))
        .setParameter(5, key.expiresAt().orElse(null))
        .setParameter(6, key.hash())
        .setParameter(7, clock.instant())
        .setParameter(8, createdBy.key())
        .setParameter(9, key.test())
        .executeUpdate();
    audit.append(
        Deed.done(createdBy, Action.KEY_MADE)
            .on(key.id())
            .with("caller", key.caller().name())
            .with("scopes", words(key))
            .with("expiresAt", key.expiresAt().map(Instant::toString).orElse("never")));
  }

  private static String words(AccessKey key) {
    return key.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(" "));
  }

  /**
   * Who revoked it first, and when, stays.
   *
   * @return whether this did
   */
  @Transactional
  boolean revoke(String id, Who revokedBy) {
    boolean revoked =
        entities
                .createNativeQuery(
                    "update access_key set revoked_at = ?1, revoked_by = ?2"
                        + " where id = ?3 and revoked_at is null")
                .setParameter(1, clock.instant())
                .setParameter(2, revokedBy.key())
                .setParameter(3, id)
                .executeUpdate()
            > 0;
    if (revoked) {
      audit.append(Deed.done(revokedBy, Action.KEY_REVOKED).on(id));
    }
    return revoked;
  }

  /** Notes that a key was used in this hour; of several nodes the latest counts. */
  @Transactional
  void used(String id, Instant hour) {
    entities
        .createNativeQuery(
            "update access_key set last_used_at = ?1 where id = ?2"
                + " and (last_used_at is null or last_used_at < ?1)")
        .setParameter(1, hour)
        .setParameter(2, id)
        .executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private List<Entry> rows(String condition, Map<String, Object> parameters) {
    var query =
        entities.createNativeQuery(
            "select %s from access_key where %s order by created_at desc, id"
                .formatted(COLUMNS, condition),
            Object[].class);
    parameters.forEach(query::setParameter);
    return ((List<Object[]>) query.getResultList()).stream().map(StoredKeys::entry).toList();
  }

  private static Entry entry(Object[] row) {
    var scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream((String[]) row[3]).flatMap(word -> Scope.of(word).stream()).forEach(scopes::add);
    var key =
        new AccessKey(
            (String) row[0],
            new Caller((String) row[1], (String) row[2]),
            scopes,
            Optional.ofNullable((Instant) row[4]),
            (byte[]) row[5],
            (Boolean) row[11]);
    return new Entry(
        key,
        (Instant) row[6],
        (String) row[7],
        Optional.ofNullable((Instant) row[8]),
        Optional.ofNullable((String) row[9]),
        Optional.ofNullable((Instant) row[10]));
  }
}
