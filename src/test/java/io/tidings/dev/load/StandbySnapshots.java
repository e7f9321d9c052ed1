package io.tidings.dev.load;

import io.tidings.dev.postgres.PostgresSettings;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * Shows that a snapshot may be stale: it is read from a standby that is seconds behind, and a
 * stream that begins at its place of the log tells all that it does not know yet, once and in
 * order.
 */
final class StandbySnapshots implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int CONNECTIONS = 8;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int requests = options.number("requests", 200);
    int recipients = options.number("recipients", 20);
    int rate = options.number("rate", 200);
    int snapshots = options.number("snapshots", 300);
    var behind = options.seconds("behind", 3);
    options.refuseOthers();
    Say.line(
        "StandbySnapshots server=%s requests=%d recipients=%d rate=%d snapshots=%d behind=%d s",
        kinds, requests, recipients, rate, snapshots, behind.toSeconds());
    var settings =
        InstallationSettings.ofNodes(kinds).with(Standby.primary(PostgresSettings.temporary()));
    try (var installation = Installation.start(settings);
        var swarm = new StreamSwarm("readers")) {
      var messages = StoredMessages.store(installation, requests * recipients, requests);
      try (var standby = Standby.of(installation.postgres(), behind)) {
        Await.until(
            "the standby", PATIENCE, () -> messages(standby) == (long) requests * recipients);
        var traffic = ReportTraffic.onTheWay(messages, 1, 0);
        try (var calls =
            new PacedCalls(installation.baseUri(), CONNECTIONS, rate, due -> traffic.request())) {
          Thread.sleep(2 * behind.toMillis());
          var all = take(installation, standby, swarm, requests, snapshots);
          calls.end();
          return tell(installation, all);
        }
      }
    }
  }

  private static long messages(Standby standby) throws SQLException {
    try (var connection = standby.postgres().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from message")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException notYet) {
      return -1;
    }
  }

  private static List<StaleSnapshot> take(
      Installation installation, Standby standby, StreamSwarm swarm, int requests, int snapshots)
      throws SQLException, InterruptedException {
    List<StaleSnapshot> all = new ArrayList<>();
    try (var connection = standby.postgres().dataSource().getConnection()) {
      for (int number = 0; number < snapshots; number++) {
        var snapshot = StaleSnapshot.read(connection, number % requests, head(installation));
        snapshot.follow(swarm, installation.baseUri());
        all.add(snapshot);
        Thread.sleep(20);
      }
    }
    return all;
  }

  private static long head(Installation installation) throws SQLException {
    return LoadDatabase.number(installation, "select seq from event_log_head");
  }

  private static boolean tell(Installation installation, List<StaleSnapshot> all) throws Exception {
    var problems = new TreeMap<String, Integer>();
    try (var connection = installation.postgres().dataSource().getConnection()) {
      for (var snapshot : all) {
        Await.happens(Duration.ofSeconds(10), () -> snapshot.hasAll(connection));
        snapshot.problems(connection).forEach(what -> problems.merge(what, 1, Integer::sum));
      }
    }
    var behind = all.stream().map(StaleSnapshot::behind).sorted().toList();
    Say.row("snapshots", all.size());
    Say.row(
        "events they were behind by: least, median, most",
        "%d, %d, %d"
            .formatted(behind.get(0), behind.get(behind.size() / 2), Collections.max(behind)));
    Say.row("events that the streams told", all.stream().mapToInt(StaleSnapshot::told).sum());
    Say.row("problems", problems);
    boolean fine = problems.isEmpty() && behind.get(0) > 0;
    Say.line(fine ? "as it should be" : "NOT as it should be");
    return fine;
  }
}
