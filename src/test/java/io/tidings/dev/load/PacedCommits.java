package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Commits of one small row each at a steady rate: the least that storing anything can take. */
final class PacedCommits {

  private static final int CONNECTIONS = 4;
  private static final String TABLE = "create table if not exists bare_commit (n int primary key)";

  private final Installation installation;
  private final Pace pace;
  private final long until;

  private PacedCommits(Installation installation, double perSecond, Duration time) {
    this.installation = installation;
    this.pace = new Pace(perSecond);
    this.until = System.nanoTime() + time.toNanos();
  }

  /** How long each took, from when it was due. */
  static Latencies during(Installation installation, double perSecond, Duration time)
      throws SQLException, InterruptedException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    var commits = new PacedCommits(installation, perSecond, time);
    List<Latencies> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < CONNECTIONS; number++) {
      int row = number;
      var took = new Latencies();
      all.add(took);
      threads.add(new Thread(() -> commits.run(row, took), "commits"));
    }
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
    return Latencies.of(all);
  }

  private void run(int row, Latencies took) {
    var sql = "insert into bare_commit values (%d) on conflict (n) do update set n = excluded.n";
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.prepareStatement(sql.formatted(row))) {
      for (long due = pace.await(); due < until; due = pace.await()) {
        statement.execute();
        took.add(System.nanoTime() - due);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
