package io.tidings.access.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by their keys: those of the configuration, and those that were made at {@code
 * /api/keys}, which are read from the database now and then. A look-up asks the database only when
 * nothing was ever read.
 */
@ApplicationScoped
public class Callers {

  @Inject private AccessSettings settings;
  @Inject private StoredKeys stored;
  @Inject private Clock clock;
  private final KeyUses uses = new KeyUses();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicReference<@Nullable Made> made = new AtomicReference<>();

  /**
   * The keys that were made, by id.
   *
   * @param number of reads that began before
   */
  private record Made(long number, Map<String, AccessKey> byId) {}

  /** Compares with every key of the configuration, so that the time taken tells nothing. */
  public Optional<AccessKey> byKey(String key) {
    byte[] hash = Digest.sha256(key);
    var found = settings.keys().stream().filter(known -> known.isOf(hash)).toList();
    return found.isEmpty()
        ? KeyText.idIn(key).flatMap(id -> made(id, hash))
        : Optional.of(found.get(0));
  }

  private Optional<AccessKey> made(String id, byte[] hash) {
    var found = standing(id).filter(known -> known.isOf(hash));
    found.ifPresent(known -> uses.note(id, clock.instant()));
    return found;
  }

  /** Empty once the key of this hash has been revoked, has expired or left the configuration. */
  public Optional<AccessKey> byHash(byte @Nullable [] hash) {
    return hash == null
        ? Optional.empty()
        : Stream.concat(settings.keys().stream(), made().values().stream())
            .filter(key -> key.isOf(hash) && !key.hasExpired(clock.instant()))
            .findFirst();
  }

  /** Whether the key of this id still lets its holder in; who has none has but a session. */
  public boolean isStanding(String id) {
    return AccessKey.isOfSubject(id) || byId(id).isPresent();
  }

  /** Empty once the key of this id has been revoked, has expired or left the configuration. */
  public Optional<AccessKey> byId(String id) {
    return standing(id)
        .or(() -> settings.keys().stream().filter(key -> key.id().equals(id)).findFirst());
  }

  private Optional<AccessKey> standing(String id) {
    return Optional.ofNullable(made().get(id)).filter(key -> !key.hasExpired(clock.instant()));
  }

  private Map<String, AccessKey> made() {
    var known = made.get();
    return known == null ? refresh() : known.byId();
  }

  /**
   * Reads the keys that were made, and returns those of the read that began last: what another one
   * saw before a key was made or revoked may come after it.
   */
  Map<String, AccessKey> refresh() {
    long number = reads.getAndIncrement();
    var read =
        new Made(
            number,
            stored.standing().stream()
                .collect(Collectors.toMap(AccessKey::id, Function.identity())));
    return made.accumulateAndGet(
            read, (known, own) -> known == null || known.number() < own.number() ? own : known)
        .byId();
  }

  /** Stores which keys were used in this hour, where that is not stored yet. */
  void noteUses() {
    uses.fresh()
        .forEach(
            (id, hour) -> {
              stored.used(id, hour);
              uses.stored(id, hour);
            });
  }

  /** Whether no key that there is may make others. */
  public boolean areWithoutAdmin() {
    return Stream.concat(settings.keys().stream(), made().values().stream())
        .noneMatch(key -> key.may(Scope.ADMIN));
  }
}
