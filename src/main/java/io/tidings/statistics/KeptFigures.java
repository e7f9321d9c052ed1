package io.tidings.statistics;

import io.tidings.statistics.Tally.Alike;
import io.tidings.statistics.hour.Buckets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads figures. */
@ApplicationScoped
class KeptFigures {

  private static final int FIRST_BUCKET = 7;

  private static final String MINUTES =
      """
      select at, accepted, submitted, reported from figure_minute
       where team = :team and at >= :from and at < :to
      """;

  @PersistenceContext private EntityManager entities;

  /**
   * The answer to a question.
   *
   * @param rows by their keys, in their order
   */
  record Answer(Tally total, Map<String, Tally> rows) {}

  @Transactional
  @SuppressWarnings("unchecked")
  Answer answer(String team, FiguresFilter filter) {
    var asked = new FiguresQuery(team, filter);
    var query = entities.createNativeQuery(asked.statement(), Object[].class);
    asked.values().forEach(query::setParameter);
    var answer = new Answer(new Tally(), new LinkedHashMap<>());
    for (var row : (List<Object[]>) query.getResultList()) {
      var tally =
          row[1] == null
              ? answer.total()
              : answer.rows().computeIfAbsent((String) row[1], key -> new Tally());
      tally.add(alike(row));
    }
    return answer;
  }

  private static Alike alike(Object[] row) {
    var times = new long[Buckets.COUNT];
    for (int bucket = 0; bucket < times.length; bucket++) {
      times[bucket] = number(row[FIRST_BUCKET + bucket]);
    }
    return new Alike(
        (String) row[2],
        (String) row[3],
        number(row[4]),
        number(row[5]),
        (BigDecimal) row[6],
        times);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  /** What happened in a minute. */
  record Minute(long accepted, long submitted, long reported) {
    static final Minute QUIET = new Minute(0, 0, 0);
  }

  /** All minutes between two, the quiet ones too. */
  @Transactional
  @SuppressWarnings("unchecked")
  Map<Instant, Minute> minutes(String team, Instant from, Instant to) {
    var minutes = new LinkedHashMap<Instant, Minute>();
    for (var at = from; at.isBefore(to); at = at.plus(Duration.ofMinutes(1))) {
      minutes.put(at, Minute.QUIET);
    }
    List<Object[]> rows =
        entities
            .createNativeQuery(MINUTES, Object[].class)
            .setParameter("team", team)
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultList();
    rows.forEach(
        row ->
            minutes.put(
                (Instant) row[0], new Minute(number(row[1]), number(row[2]), number(row[3]))));
    return minutes;
  }
}
