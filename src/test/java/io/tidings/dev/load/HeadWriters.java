package io.tidings.dev.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Writers of events, who share heads; each head has a log with the columns of the real one. */
final class HeadWriters {

  private static final int MESSAGES_OF_A_WRITER = 20_000;

  private static final String UPDATE =
      """
      update head_message set status_id = ?, updated_at = now(), told = '\\x0123456789abcdef'
      where id >= ? and id < ?
      """;

  private static final String APPEND =
      """
      with head as (update head_bench set seq = seq + ? where n = ? returning seq),
      written as (
        insert into head_event_%d (seq, at, done_at, group_id, status_id, error_group_id, error_id, segments, entry,
          told, message_id, correlation_id, call_id, source, verdict, outcome, final, price, currency, mcc_mnc)
        select head.seq - ? + i, now(), now(), 3, 5, 0, 0, 1, i, 1, id, id, id, 'R', 'A', 'D', true, 0.0312, 'EUR', '21901'
        from head, generate_series(1, ?) i,
          lateral (select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '70008000'
            || lpad(to_hex((? + i)::bigint), 12, '0'))::uuid as id) t)
      select seq from head
      """;

  private final DataSource database;
  private final int heads;
  private final int batch;
  private final boolean messages;
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong number = new AtomicLong();
  private volatile boolean ended;

  /**
   * @param messages whether a transaction changes its messages before it takes the head, as the
   *     application does
   */
  HeadWriters(DataSource database, int heads, int batch, boolean messages) {
    this.database = database;
    this.heads = heads;
    this.batch = batch;
    this.messages = messages;
  }

  static void create(DataSource database, int heads, int writers) throws SQLException {
    MigrationTime.migrate(database, "latest");
    var fill = new Filling(database);
    fill.run(
        "create table head_bench (n int primary key, seq bigint not null default 0) with"
            + " (fillfactor = 10)",
        "insert into head_bench select generate_series(0, %d)".formatted(heads - 1),
        "create table head_message (id int primary key, status_id int, updated_at timestamptz, told"
            + " bytea, recipient text) with (fillfactor = 60)",
        "insert into head_message select i, 26, now(), null, '+385911111101' from generate_series(0, %d) i"
            .formatted(writers * MESSAGES_OF_A_WRITER));
    for (int head = 0; head < heads; head++) {
      fill.run("create table head_event_%d (like event including all)".formatted(head));
    }
  }

  /**
   * @return commits a second
   */
  double run(int writers, Duration time) throws SQLException, InterruptedException {
    var fill = new Filling(database);
    fill.run("update head_bench set seq = 0", "vacuum head_message");
    for (int head = 0; head < heads; head++) {
      fill.run("truncate head_event_" + head);
    }
    List<Thread> threads = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int place = writer;
      threads.add(new Thread(() -> write(place), "writer"));
    }
    long began = System.nanoTime();
    threads.forEach(Thread::start);
    Thread.sleep(time.toMillis());
    ended = true;
    for (var thread : threads) {
      thread.join();
    }
    return commits.get() / ((System.nanoTime() - began) / 1e9);
  }

  private void write(int writer) {
    int head = writer % heads;
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(UPDATE);
        var append = connection.prepareStatement(APPEND.formatted(head))) {
      connection.setAutoCommit(false);
      for (int turn = 0; !ended; turn++) {
        if (messages) {
          int first = writer * MESSAGES_OF_A_WRITER + turn * batch % (MESSAGES_OF_A_WRITER - batch);
          update.setInt(1, turn % 10);
          update.setInt(2, first);
          update.setInt(3, first + batch);
          update.executeUpdate();
        }
        append.setInt(1, batch);
        append.setInt(2, head);
        append.setInt(3, batch);
        append.setInt(4, batch);
        append.setLong(5, number.getAndAdd(batch));
        append.executeQuery().close();
        connection.commit();
        commits.incrementAndGet();
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Whether each log has as many events as its head says, and as were committed in all. */
  boolean isGapless() throws SQLException {
    long events = 0;
    try (var connection = database.getConnection()) {
      for (int head = 0; head < heads; head++) {
        events += gaplessLog(connection, head);
      }
    }
    return events == commits.get() * batch;
  }

  private static long gaplessLog(Connection connection, int head) throws SQLException {
    var query =
        "select count(*), coalesce(max(e.seq), 0) = count(*) and count(*) = max(h.seq)"
            + " from head_bench h left join head_event_%1$d e on true where h.n = %1$d";
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query.formatted(head))) {
      rows.next();
      return rows.getBoolean(2) ? rows.getLong(1) : Long.MIN_VALUE / 16;
    }
  }
}
