package io.tidings.statistics.late;

import io.tidings.statistics.hour.Buckets;
import io.tidings.statistics.hour.Level;
import io.tidings.statistics.place.Networks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares the deliveries of an hour with those of the week before, by network and by country. The
 * hour ended ten minutes ago at least, so that there was time to deliver.
 */
@ApplicationScoped
public class LateDeliveries {

  private static final Duration TIME_TO_DELIVER = Duration.ofMinutes(10);
  private static final Duration RECENT = Duration.ofHours(1);
  private static final Duration USUAL = Duration.ofDays(7);

  /** Late is what takes that many times as long as usual, and so many seconds more. */
  private static final int TIMES = 3;

  private static final int SECONDS = 60;

  /** Or what is delivered less than so often as usual. */
  private static final double HALF = 0.5;

  private static final int FIRST_BUCKET = 4;

  static final String DELIVERIES =
      """
      select f.country, f.network, cast(f.outcome as text), sum(f.messages), %s
        from figure f
       where %%s and f.level = '%%s' and f.at >= :from and f.at < :to
       group by 1, 2, 3
      """
          .formatted(Buckets.columns("sum(f.%s)"));

  private static final String OF_TEAM = "f.team = :team";
  private static final String OF_ALL = "f.team in (select name from team)";

  @PersistenceContext private EntityManager entities;
  @Inject private LatenessSettings settings;
  @Inject private Clock clock;

  /** What is kept of a network or a country. */
  private record Key(String by, String key) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return (by + key).compareTo(other.by + other.key);
    }
  }

  /** Late for a team. */
  @Transactional
  public List<Lateness> of(String team) {
    return late(Optional.of(team));
  }

  /** Late for all teams together. */
  @Transactional
  List<Lateness> ofAll() {
    return late(Optional.empty());
  }

  private List<Lateness> late(Optional<String> team) {
    var now = clock.instant();
    var to = Level.MOMENT.at(now.minus(TIME_TO_DELIVER));
    var today = Level.DAY.at(now);
    var recent = deliveries(team, Level.MOMENT, to.minus(RECENT), to);
    var usual = deliveries(team, Level.DAY, today.minus(USUAL), today);
    return recent.entrySet().stream()
        .flatMap(
            entry ->
                Optional.ofNullable(usual.get(entry.getKey()))
                    .flatMap(before -> compare(entry.getKey(), entry.getValue(), before))
                    .stream())
        .toList();
  }

  private Optional<Lateness> compare(Key key, Deliveries recent, Deliveries usual) {
    var before = usual.p90();
    if (before.isEmpty()
        || usual.delivered() < settings.messages()
        || recent.possible() < settings.messages()) {
      return Optional.empty();
    }
    double longest = Math.max(TIMES * before.get(), before.get() + SECONDS);
    boolean slow = recent.p90().filter(seconds -> seconds > longest).isPresent();
    boolean absent = recent.shareOfPossible() < HALF * usual.shareOfAll();
    return slow || absent
        ? Optional.of(
            new Lateness(
                key.by(),
                key.key(),
                recent.possible(),
                recent.p90(),
                before.get(),
                recent.onTheirWay()))
        : Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private Map<Key, Deliveries> deliveries(
      Optional<String> team, Level level, Instant from, Instant to) {
    var query =
        entities
            .createNativeQuery(
                DELIVERIES.formatted(team.isPresent() ? OF_TEAM : OF_ALL, level.letter()),
                Object[].class)
            .setParameter("from", from)
            .setParameter("to", to);
    team.ifPresent(name -> query.setParameter("team", name));
    var found = new TreeMap<Key, Deliveries>();
    for (var row : (List<Object[]>) query.getResultList()) {
      add(found, new Key("country", (String) row[0]), row);
      add(found, new Key("network", (String) row[1]), row);
    }
    return found;
  }

  private static void add(Map<Key, Deliveries> found, Key key, Object[] row) {
    var times = new long[Buckets.COUNT];
    for (int bucket = 0; bucket < times.length; bucket++) {
      times[bucket] = ((Number) row[FIRST_BUCKET + bucket]).longValue();
    }
    if (!key.key().equals(Networks.UNKNOWN)) {
      found
          .computeIfAbsent(key, unseen -> new Deliveries())
          .add((String) row[2], ((Number) row[3]).longValue(), times);
    }
  }
}
