package io.tidings.statistics.hour;

import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the figures themselves. Only whoever has the {@link Progress} changes them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FigureTable {

  private static final Columns<Sum> SUMS = columns();

  private static final String KEY =
      "team, level, at, outcome, country, network, sender, caller, error, currency";

  private static final String ADD =
      """
      with s as materialized (select * from %s),
      added as (
        insert into figure as f (%s) select %s from s
        on conflict (%s) do update set messages = f.messages + excluded.messages,
          segments = f.segments + excluded.segments, cost = f.cost + excluded.cost, %s
        returning *)
      select s.ord, a.id, a.messages from s join added a
        on a.level = s.level::"char" and a.team = s.team and a.at = s.at and a.outcome = s.outcome::"char"
        and a.country = s.country and a.network = s.network and a.sender = s.sender
        and a.caller = s.caller and a.error = s.error and a.currency = s.currency
      """
          .formatted(
              SUMS.table("s"),
              SUMS.names(""),
              SUMS.names("s."),
              KEY,
              Buckets.columns("%s = f.%s + excluded.%s"));

  private static final String DELETE_EMPTY = "delete from figure where id = any(:ids)";

  private static final String DELETE_OLD =
      """
      delete from figure f using team t
       where f.team = t.name and f.level = 'M' and f.at < :before
      """;

  @PersistenceContext private EntityManager entities;

  private static Columns<Sum> columns() {
    var columns =
        new Columns<Sum>()
            .and("level", Type.TEXT, sum -> String.valueOf(sum.key().level().letter()))
            .and("team", Type.TEXT, sum -> sum.key().team())
            .and("at", Type.TIME, sum -> sum.key().at())
            .and("outcome", Type.TEXT, sum -> sum.key().outcome())
            .and("country", Type.TEXT, sum -> sum.key().country())
            .and("network", Type.TEXT, sum -> sum.key().network())
            .and("sender", Type.TEXT, sum -> sum.key().sender())
            .and("caller", Type.TEXT, sum -> sum.key().caller())
            .and("error", Type.TEXT, sum -> sum.key().error())
            .and("currency", Type.TEXT, sum -> sum.key().currency())
            .and("messages", Type.INTEGER, Sum::messages)
            .and("segments", Type.INTEGER, Sum::segments)
            .and("cost", Type.NUMBER, Sum::cost);
    for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
      int number = bucket;
      columns.and("took_" + number, Type.INTEGER, sum -> sum.took(number));
    }
    return columns;
  }

  private record Row(int place, long id, int messages) {}

  /**
   * @return the row that each of them went to
   */
  Map<FigureKey, Long> add(List<Sum> sums) {
    var rows =
        Statements.query(
            entities,
            ADD,
            SUMS,
            sums,
            row -> new Row(row.getInt(1) - 1, row.getLong(2), row.getInt(3)));
    var ids = new HashMap<FigureKey, Long>();
    rows.forEach(row -> ids.put(sums.get(row.place()).key(), row.id()));
    var empty = rows.stream().filter(row -> row.messages() == 0).map(Row::id).toArray(Long[]::new);
    if (empty.length > 0) {
      entities.createNativeQuery(DELETE_EMPTY).setParameter("ids", empty).executeUpdate();
    }
    return ids;
  }

  /** Those of the level that is kept for a while only. */
  void deleteMoments(Instant before) {
    entities.createNativeQuery(DELETE_OLD).setParameter("before", before).executeUpdate();
  }
}
