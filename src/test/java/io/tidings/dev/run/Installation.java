package io.tidings.dev.run;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import io.tidings.dev.simulator.Simulator;
import io.tidings.dev.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * All of Tidings as it is operated: PostgreSQL, the simulator and one server with a WAR. Booting
 * takes long, so the tests of a run share one with the shipped WAR; it ends with the process.
 */
public final class Installation implements AutoCloseable {

  public static final String KEY = "the-key-of-the-tests";
  public static final String KEY_OF_ANOTHER_CALLER = "the-key-of-another-caller";
  public static final String REPORT_TOKEN = "tokenOfTheReportUrl0123456789";
  private static final String SIMULATOR_KEY = "key-of-the-simulator";

  private static final class Shared {
    private static final Installation RUNNING = start(ServerSettings.shippedWar());
  }

  private final Postgres postgres;
  private final Simulator simulator;
  private final Server server;

  private Installation(ServerSettings settings) {
    postgres = Postgres.start(PostgresSettings.temporary());
    simulator =
        Simulator.start(
            SimulatorSettings.defaults()
                .withApiKey(SIMULATOR_KEY)
                .withReportDelay(Duration.ofMillis(100))
                .withRetryTimeFactor(0.001));
    server = Server.chosen(settings.with(environment(settings)));
    server.awaitReady(Duration.ofMinutes(3));
  }

  public static Installation start(ServerSettings settings) {
    return new Installation(settings);
  }

  /** The one of this run, started by whoever asks first. */
  public static Installation running() {
    return Shared.RUNNING;
  }

  private Map<String, String> environment(ServerSettings settings) {
    return Map.ofEntries(
        Map.entry("TIDINGS_DB_HOST", "127.0.0.1"),
        Map.entry("TIDINGS_DB_PORT", Integer.toString(postgres.port())),
        Map.entry("TIDINGS_INFOBIP_BASE_URL", simulator.baseUri().toString()),
        Map.entry("TIDINGS_INFOBIP_API_KEY", SIMULATOR_KEY),
        Map.entry("TIDINGS_INFOBIP_READ_TIMEOUT", "PT2S"),
        Map.entry("TIDINGS_PUBLIC_URL", "http://127.0.0.1:" + settings.httpPort()),
        Map.entry("TIDINGS_REPORT_TOKEN", REPORT_TOKEN),
        Map.entry(
            "TIDINGS_ACCESS_KEYS",
            "tests:"
                + KeptSecret.sha256(KEY)
                + ",another:"
                + KeptSecret.sha256(KEY_OF_ANOTHER_CALLER)),
        Map.entry("TIDINGS_ACCESS_ALLOWED_ORIGINS", "https://friend.example"),
        Map.entry("TIDINGS_SEND_RETRIES", "PT0.2S,PT0.4S,PT0.6S"),
        Map.entry("TIDINGS_RECONCILE_SILENT_AFTER", "PT3S"),
        Map.entry("TIDINGS_LIVE_HEARTBEAT", "PT2S"));
  }

  public URI baseUri() {
    return server.baseUri();
  }

  /** What the server has written to its log so far. */
  public Path serverLog() {
    return server.log();
  }

  public Simulator simulator() {
    return simulator;
  }

  public Postgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
    server.stop();
    simulator.close();
    postgres.close();
  }

  /** Holds an installation open to look at by hand, until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    var installation = running();
    System.out.println(
        installation.baseUri()
            + " key "
            + KEY
            + " simulator "
            + installation.simulator.baseUri()
            + " postgres "
            + installation.postgres.jdbcUrl());
    Thread.currentThread().join();
  }
}
