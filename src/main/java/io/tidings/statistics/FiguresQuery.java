package io.tidings.statistics;

import io.tidings.statistics.hour.Buckets;
import io.tidings.statistics.hour.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statement that answers a question for figures, and its parameters. */
final class FiguresQuery {

  /** So many rows an answer has at most. */
  static final int MOST = 1_000;

  /** There is a row for each outcome and currency of a key, and without a key for the total. */
  private static final String ROWS =
      """
      with f as materialized (
        select %1$s as key, cast(f.outcome as text) as outcome, f.currency, sum(f.messages) as messages,
          sum(f.segments) as segments, sum(f.cost) as cost, %2$s
        from (%3$s) f group by 1, 2, 3),
      shown as (
        select key, row_number() over (order by %4$s) as place
        from f where key is not null group by key order by place limit :most)
      select s.place, f.key, f.outcome, f.currency, f.messages, f.segments, f.cost, %5$s
      from f join shown s using (key)
      union all
      select 0, null, outcome, currency, sum(messages), sum(segments), sum(cost), %6$s
      from f group by outcome, currency
      order by 1
      """;

  private static final String PART =
      "select * from figure where team = :team and level = '%s' and at >= :from%d and at < :to%d%s";

  private record Part(Level level, Instant from, Instant to) {}

  private final String team;
  private final FiguresFilter filter;
  private final List<Part> parts;

  FiguresQuery(String team, FiguresFilter filter) {
    this.team = team;
    this.filter = filter;
    this.parts = parts(filter);
  }

  private static List<Part> parts(FiguresFilter filter) {
    if (filter.by().isKeptInTotal() && filter.only().isEmpty()) {
      return List.of(new Part(Level.TOTAL, filter.since(), filter.until()));
    }
    var firstDay = endOfDay(filter.since());
    var lastDay = Level.DAY.at(filter.until());
    if (filter.by() == Breakdown.HOUR || !firstDay.isBefore(lastDay)) {
      return List.of(new Part(Level.HOUR, filter.since(), filter.until()));
    }
    return List.of(
        new Part(Level.HOUR, filter.since(), firstDay),
        new Part(Level.DAY, firstDay, lastDay),
        new Part(Level.HOUR, lastDay, filter.until()));
  }

  private static Instant endOfDay(Instant moment) {
    var day = Level.DAY.at(moment);
    return day.equals(moment) ? day : day.plus(Level.DAY.step());
  }

  String statement() {
    var only =
        filter.only().keySet().stream()
            .map(column -> " and " + column + " = :" + column)
            .collect(Collectors.joining());
    var rows = new ArrayList<String>();
    for (int part = 0; part < parts.size(); part++) {
      rows.add(PART.formatted(parts.get(part).level().letter(), part, part, only));
    }
    return ROWS.formatted(
        filter.by().key(),
        Buckets.columns("sum(f.%s) as %s"),
        String.join(" union all ", rows),
        filter.by().isOfTime() ? "key" : "sum(messages) desc, key",
        Buckets.columns("f.%s"),
        Buckets.columns("sum(%s)"));
  }

  /** One row more than is shown tells that there are more. */
  Map<String, Object> values() {
    var values = new HashMap<String, Object>(filter.only());
    values.put("team", team);
    values.put("most", MOST + 1);
    for (int part = 0; part < parts.size(); part++) {
      values.put("from" + part, parts.get(part).from());
      values.put("to" + part, parts.get(part).to());
    }
    return values;
  }
}
