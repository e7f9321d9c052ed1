package io.tidings.audit;

import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what was kept. */
@ApplicationScoped
public class AuditEntries {

  private static final String COLUMNS =
      "e.number, e.at, e.key_id, e.caller, e.team, e.session, e.action, e.target, e.remote,"
          + " e.problem, e.details, e.digest";

  /** In one statement, so that nothing is appended or forgotten in between. */
  private static final String PART =
      """
      select %s, h.number, h.digest, h.begins, h.before, p.digest, h.first
        from (select *, least(greatest(?, begins), number + 1) as first from audit.head) h
        left join audit.entry p on p.number = h.first - 1
        left join lateral (select * from audit.entry
          where number >= h.first and number <= h.number order by number limit ?) e on true
       order by e.number
      """
          .formatted(COLUMNS);

  @PersistenceContext private EntityManager entities;

  /** Newest first; at most one more than the limit, which tells that there is a next page. */
  @Transactional
  public List<Entry> page(EntryFilter filter) {
    var conditions = filter.conditions();
    var where =
        conditions.stream()
            .map(condition -> " and " + condition.sql())
            .collect(Collectors.joining());
    var sql =
        "select %s from audit.entry e where true%s order by number desc limit ?"
            .formatted(COLUMNS, where);
    return Statements.run(
        entities,
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (var condition : conditions) {
              statement.setObject(place++, ofDriver(condition.value()));
            }
            statement.setInt(place, filter.limit() + 1);
            try (var rows = statement.executeQuery()) {
              return entries(rows);
            }
          }
        });
  }

  private static Object ofDriver(Object value) {
    return value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value;
  }

  private static List<Entry> entries(ResultSet rows) throws SQLException {
    var entries = new ArrayList<Entry>();
    while (rows.next()) {
      entries.add(entry(rows));
    }
    return entries;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getBytes(12));
  }

  /**
   * The oldest entries from a number on, or from the first that is kept; none after the newest.
   *
   * @param most how many at most
   */
  @Transactional
  public ChainPart part(long from, int most) {
    return Statements.run(entities, connection -> part(connection, from, most));
  }

  private static ChainPart part(Connection connection, long from, int most) throws SQLException {
    try (var statement = connection.prepareStatement(PART)) {
      statement.setLong(1, from);
      statement.setInt(2, most);
      try (var rows = statement.executeQuery()) {
        rows.next();
        var head =
            new ChainPart.Head(
                rows.getLong(13), rows.getBytes(14), rows.getLong(15), rows.getBytes(16));
        long first = rows.getLong(18);
        var before = first == head.begins() ? head.before() : rows.getBytes(17);
        var entries = new ArrayList<Entry>();
        do {
          if (rows.getObject(1) != null) {
            entries.add(entry(rows));
          }
        } while (rows.next());
        return new ChainPart(head, first, before, entries);
      }
    }
  }

  /** The entry of a number. */
  @Transactional
  public Optional<Entry> find(long number) {
    return page(new EntryFilter(null, null, null, null, null, number + 1, 1)).stream()
        .filter(entry -> entry.number() == number)
        .findFirst();
  }
}
