package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.time.Duration;
import java.util.Random;

/**
 * Kills PostgreSQL, and after that the servers, again and again in the middle of a {@link
 * ReportShuffle}, and shows that nothing is lost and nothing was answered 2xx that is not stored.
 */
final class ReportOutage implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_MILLIS = 3_000;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int messages = options.number("messages", 25_000);
    int postgresKills = options.number("postgres", 10);
    int serverKills = options.number("kills", 10);
    int connections = options.number("connections", 16);
    int seed = options.number("seed", new Random().nextInt(10_000));
    options.refuseOthers();
    Say.line(
        "ReportOutage server=%s messages=%d postgres=%d kills=%d connections=%d seed=%d",
        kinds, messages, postgresKills, serverKills, connections, seed);

    var random = new Random(seed);
    try (var installation = Installation.start(InstallationSettings.ofNodes(kinds))) {
      Kill postgres = () -> killPostgres(installation, random);
      Kill server = () -> killServer(installation, random);
      boolean first =
          survives(
              installation,
              new ReportShuffle(messages, seed),
              connections,
              postgres,
              postgresKills);
      boolean second =
          survives(
              installation,
              new ReportShuffle(messages, seed + 1L),
              connections,
              server,
              serverKills);
      return first && second;
    }
  }

  /** Kills something and starts it again. */
  @FunctionalInterface
  private interface Kill {
    void run() throws Exception;
  }

  /** The kills come when equal parts of the calls are stored. */
  private static boolean survives(
      Installation installation, ReportShuffle shuffle, int connections, Kill kill, int kills)
      throws Exception {
    shuffle.insertMessages(installation.postgres().dataSource());
    var servers = installation.nodes().stream().map(Server::baseUri).toList();
    try (var sending = shuffle.sendTo(servers, Installation.REPORT_TOKEN, connections)) {
      for (int done = 0; done < kills; done++) {
        int enough = shuffle.calls().size() * (done + 1) / (kills + 1);
        Await.until("calls to be stored", PATIENCE, () -> sending.stored() >= enough);
        Say.now("%d of %d calls are stored", sending.stored(), shuffle.calls().size());
        kill.run();
      }
      sending.awaitEnd();
      Say.now("all calls are answered 200; answers: %s", sending.answers());
    }
    var problems = shuffle.problems(installation.postgres().dataSource());
    Say.row("reports in calls", shuffle.size());
    Say.row("calls", shuffle.calls().size());
    Say.row("problems", problems.isEmpty() ? "none" : problems);
    return problems.isEmpty();
  }

  private static void killPostgres(Installation installation, Random random) throws Exception {
    installation.postgres().kill();
    Say.now("killed PostgreSQL");
    Thread.sleep(random.nextInt(MOST_MILLIS));
    installation.postgres().startAgain();
    Say.now("PostgreSQL is back");
  }

  private static void killServer(Installation installation, Random random) throws Exception {
    var node = installation.nodes().get(random.nextInt(installation.nodes().size()));
    node.kill();
    Say.now("killed a server");
    node.startAgain();
    node.awaitReady(PATIENCE);
    Say.now("it is ready again");
  }
}
