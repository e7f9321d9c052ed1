package io.tidings.read;

import io.tidings.infobip.InfobipMapper;
import io.tidings.message.DeliveryReport.CallEntry;
import io.tidings.problem.JsonBody;
import io.tidings.problem.ProblemException;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds reports as they came in many webhook calls, with few statements: of each call only the
 * wanted reports are held. It stops when these have taken so much room.
 */
final class ManyKeptReports {

  /** Of the reports that are held. */
  static final int MOST_BYTES = 4 << 20;

  /** Of the calls that one statement reads. */
  private static final int MOST_BYTES_OF_CALLS = 4 << 20;

  /** In the order they are wanted in; the inner query is no join, so no plan reads all calls. */
  static final String BODIES =
      """
      select w.id, w.body
        from (
          select w.id, w.place, c.body, coalesce(sum(octet_length(c.body)) over (
                   order by w.place rows between unbounded preceding and 1 preceding), 0) as bytes
            from unnest(cast(:ids as uuid[])) with ordinality w(id, place)
           cross join lateral (select c.body from webhook_call c where c.id = w.id offset 0) c) w
       where w.bytes < :mostBytes
       order by w.place
      """;

  private final Map<CallEntry, String> held = new HashMap<>();
  private final Map<UUID, TreeSet<Integer>> unread = new LinkedHashMap<>();

  /**
   * @param wanted in the order they are needed in
   */
  ManyKeptReports(EntityManager entities, Collection<CallEntry> wanted) {
    wanted.forEach(
        place -> unread.computeIfAbsent(place.call(), call -> new TreeSet<>()).add(place.entry()));
    long bytes = 0;
    while (!unread.isEmpty() && bytes < MOST_BYTES) {
      bytes += readSome(entities);
    }
  }

  /** Whether it is known what there is of it. */
  boolean knows(CallEntry place) {
    return !unread.containsKey(place.call());
  }

  /** Null when the call is not kept any more. */
  @Nullable String find(CallEntry place) {
    return held.get(place);
  }

  @SuppressWarnings("unchecked")
  private long readSome(EntityManager entities) {
    List<Object[]> rows =
        entities
            .createNativeQuery(BODIES, Object[].class)
            .setParameter("ids", unread.keySet().toArray(UUID[]::new))
            .setParameter("mostBytes", MOST_BYTES_OF_CALLS)
            .getResultList();
    long bytes = rows.stream().mapToLong(row -> hold((UUID) row[0], (byte[]) row[1])).sum();
    forgetUpTo(rows.isEmpty() ? null : (UUID) rows.get(rows.size() - 1)[0]);
    return bytes;
  }

  /** Those before the last one that came are not kept; when none came, none of them is. */
  private void forgetUpTo(@Nullable UUID last) {
    var calls = unread.keySet().iterator();
    boolean goesOn = true;
    while (goesOn && calls.hasNext()) {
      goesOn = !calls.next().equals(last);
      calls.remove();
    }
  }

  private long hold(UUID call, byte[] body) {
    var results = results(body);
    long bytes = 0;
    for (int entry : unread.getOrDefault(call, new TreeSet<>())) {
      if (entry < results.size()) {
        held.put(new CallEntry(call, entry), results.get(entry));
        bytes += results.get(entry).length();
      }
    }
    return bytes;
  }

  static List<String> results(byte[] body) {
    try {
      return InfobipMapper.rawResults(JsonBody.object(body));
    } catch (ProblemException changed) {
      return List.of();
    }
  }
}
