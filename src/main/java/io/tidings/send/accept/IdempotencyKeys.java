package io.tidings.send.accept;

import io.tidings.message.CorrelationId;
import io.tidings.message.SendRequest;
import io.tidings.message.record.MessageRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets one call for each caller and key store a send request, on all nodes. */
@ApplicationScoped
class IdempotencyKeys {

  private static final Duration KEPT = Duration.ofHours(24);

  /** Never waits. Two keys of the same hash only keep each other out while both are stored. */
  private static final String LOCK =
      """
      select pg_try_advisory_xact_lock(hashtextextended(named.name, 0))
        from unnest(:names) with ordinality as named(name, place) order by named.place
      """;

  /** Limited to one, so that each key is looked up in the index even while statistics are young. */
  private static final String FIND =
      """
      select found.* from unnest(:teams, :callers, :keys) as named(team, caller, key)
       cross join lateral (
        select * from send_request r
         where r.team = named.team and r.caller = named.caller and r.idempotency_key = named.key
         limit 1) found
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private MessageRepository messages;

  /**
   * Claims the keys of send requests that are about to be stored, until their transaction ends. No
   * two of them have the same key; those without one are left alone.
   *
   * @return of those that must not be stored, what to answer instead
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Map<CorrelationId, AcceptOutcome> claim(List<SendRequest> requests) {
    var named = requests.stream().filter(each -> each.idempotencyKey().isPresent()).toList();
    var instead = new HashMap<CorrelationId, AcceptOutcome>();
    if (named.isEmpty()) {
      return instead;
    }
    var keys = named.stream().map(each -> CallerKey.of(each).orElseThrow()).toList();
    var locked = tryLock(keys);
    // A lock is free only after a commit, so who has it sees here what the one before stored.
    var earlier = find(keys);
    List<UUID> expired = new ArrayList<>();
    for (int place = 0; place < named.size(); place++) {
      var asked = named.get(place);
      var found = earlier.get(keys.get(place));
      if (found != null && isKept(found, asked)) {
        instead.put(asked.correlationId(), answer(found, asked));
      } else if (!locked.get(place)) {
        instead.put(asked.correlationId(), new AcceptOutcome.InProgress());
      } else if (found != null) {
        expired.add(found.correlationId().value());
      }
    }
    release(expired);
    return instead;
  }

  private static boolean isKept(SendRequest earlier, SendRequest asked) {
    return earlier.createdAt().plus(KEPT).isAfter(asked.createdAt());
  }

  private AcceptOutcome answer(SendRequest earlier, SendRequest asked) {
    return earlier.asksTheSameAs(asked)
        ? new AcceptOutcome.Replayed(earlier, messages.of(earlier.correlationId()))
        : new AcceptOutcome.Conflicting();
  }

  @SuppressWarnings("unchecked")
  private List<Boolean> tryLock(List<CallerKey> keys) {
    return entities
        .createNativeQuery(LOCK, Boolean.class)
        .setParameter("names", texts(keys, CallerKey::lockName))
        .getResultList();
  }

  private Map<CallerKey, SendRequest> find(List<CallerKey> keys) {
    @SuppressWarnings("unchecked")
    List<SendRequest> found =
        entities
            .createNativeQuery(FIND, SendRequest.class)
            .setParameter("teams", texts(keys, CallerKey::team))
            .setParameter("callers", texts(keys, CallerKey::caller))
            .setParameter("keys", texts(keys, CallerKey::key))
            .getResultList();
    return found.stream()
        .collect(
            Collectors.toMap(request -> CallerKey.of(request).orElseThrow(), request -> request));
  }

  private void release(List<UUID> expired) {
    if (!expired.isEmpty()) {
      entities
          .createQuery(
              "update SendRequest r set r.idempotencyKey = null, r.fingerprint = null"
                  + " where r.correlationId in :ids")
          .setParameter("ids", expired)
          .executeUpdate();
    }
  }

  private static String[] texts(List<CallerKey> keys, Function<CallerKey, String> part) {
    return keys.stream().map(part).toArray(String[]::new);
  }
}
