package io.tidings.statistics.hour;

import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Where each message stands in the figures, as long as the message is there. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class CountedMessages {

  static final int MOST_FORGOTTEN = 5_000;

  private static final Columns<UUID> IDS = new Columns<UUID>().and("id", Type.UUID, id -> id);

  /** One by one, here and below: of a batch the planner might rather read whole tables. */
  private static final String STANDINGS =
      """
      select %s from %s
      cross join lateral (select * from message where id = r.id limit 1) m
      left join lateral (select * from counted_message where id = r.id limit 1) c on true
      left join lateral (select * from figure where id = c.figure limit 1) f on true
      where not m.test
      """
          .formatted(Standing.COLUMNS, IDS.table("r"));

  /** Which row of figures a message is counted in. */
  record Place(long figure, Standing message) {}

  private static final Columns<Place> PLACES =
      new Columns<Place>()
          .and("id", Type.UUID, place -> place.message().id())
          .and("figure", Type.LONG, Place::figure)
          .and("segments", Type.INTEGER, place -> place.message().now().segments())
          .and("took", Type.INTEGER, place -> place.message().now().took())
          .and("cost", Type.NUMBER, place -> place.message().now().costIfAny());

  private static final String PUT =
      """
      insert into counted_message (%s) select %s from %s
      on conflict (id) do update set figure = excluded.figure, segments = excluded.segments,
        took = excluded.took, cost = excluded.cost
      """
          .formatted(PLACES.names(""), PLACES.names("p."), PLACES.table("p"));

  /** Materialized and bounded, so that neither table is read from its beginning. */
  static final String NEWCOMERS =
      """
      with next as materialized (
        select id, test from message where id > :after and id < :before order by id limit :most)
      select n.id, n.test or c.id is not null from next n
      left join lateral (select id from counted_message where id = n.id limit 1) c on true
      order by n.id
      """;

  /** Some are looked at, whether they go or not: of old messages few have stayed. */
  static final String FORGET =
      """
      with old as materialized (
        select id from counted_message where id < :before order by id limit :most)
      delete from counted_message where id = any(array(
        select o.id from old o where not exists (select from message m where m.id = o.id offset 0)))
      """;

  @PersistenceContext private EntityManager entities;

  /** Those that are still there and no tests. */
  List<Standing> standings(List<UUID> ids) {
    return Statements.query(entities, STANDINGS, IDS, ids, Standing::of);
  }

  void put(List<Place> places) {
    Statements.withRows(entities, PUT, PLACES, places);
  }

  /** A message, and whether it is counted or never will be. */
  record Newcomer(UUID id, boolean isDone) {}

  /** The messages between two ids in their order, at most so many. */
  @SuppressWarnings("unchecked")
  List<Newcomer> between(UUID after, UUID before, int most) {
    List<Object[]> rows =
        entities
            .createNativeQuery(NEWCOMERS, Object[].class)
            .setParameter("after", after)
            .setParameter("before", before)
            .setParameter("most", most)
            .getResultList();
    return rows.stream().map(row -> new Newcomer((UUID) row[0], (Boolean) row[1])).toList();
  }

  /**
   * Of messages that are gone: what they were counted as stays.
   *
   * @return whether there may be more
   */
  boolean forget(UUID before) {
    return entities
            .createNativeQuery(FORGET)
            .setParameter("before", before)
            .setParameter("most", MOST_FORGOTTEN)
            .executeUpdate()
        > 0;
  }
}
