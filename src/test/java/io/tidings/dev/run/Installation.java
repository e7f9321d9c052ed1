package io.tidings.dev.run;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.simulator.Simulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All of Tidings as it is operated: PostgreSQL, the simulator and servers with a WAR, one unless
 * asked for more. Booting takes long, so the tests of a run share one with the shipped WAR; it ends
 * with the process.
 */
public final class Installation implements AutoCloseable {

  /** Of an operator. */
  public static final String KEY = "the-key-of-the-tests";

  /** Of another operator, called {@code colleague}. */
  public static final String KEY_OF_A_COLLEAGUE = "the-key-of-a-colleague";

  public static final String KEY_OF_ANOTHER_CALLER = "the-key-of-another-caller";

  /** May send two send requests a second. */
  public static final String KEY_OF_A_HASTY_CALLER = "the-key-of-a-hasty-caller";

  /** May send ten messages a day. */
  public static final String KEY_OF_A_FRUGAL_CALLER = "the-key-of-a-frugal-caller";

  public static final String REPORT_TOKEN = "tokenOfTheReportUrl0123456789";

  private static final String PSEUDONYM_KEY = "theSecretThatPseudonymsAreMadeWith";
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final class Shared {
    private static final Installation RUNNING = start(ServerSettings.shippedWar());
  }

  private final InstallationSettings settings;
  private final Postgres postgres;
  private final Simulator simulator;
  private final List<Server> nodes;

  private Installation(InstallationSettings settings) {
    this.settings = settings;
    postgres = Postgres.start(settings.postgres());
    simulator = Simulator.start(settings.simulator());
    nodes = settings.nodes().stream().map(this::startNode).toList();
    nodes.forEach(node -> node.awaitReady(PATIENCE));
  }

  public static Installation start(ServerSettings server) {
    return start(InstallationSettings.ofTests(server));
  }

  public static Installation start(InstallationSettings settings) {
    return new Installation(settings);
  }

  /** The one of this run, started by whoever asks first. */
  public static Installation running() {
    return Shared.RUNNING;
  }

  private Server startNode(InstallationSettings.Node node) {
    return Server.named(node.kind(), node.server().with(environment(node.server())));
  }

  private Map<String, String> environment(ServerSettings server) {
    var variables = new TreeMap<>(postgres.environment());
    variables.put("TIDINGS_INFOBIP_BASE_URL", simulator.baseUri().toString());
    variables.put("TIDINGS_INFOBIP_API_KEY", settings.simulator().apiKey());
    variables.put("TIDINGS_PUBLIC_URL", "http://127.0.0.1:" + server.httpPort());
    variables.put("TIDINGS_REPORT_TOKEN", REPORT_TOKEN);
    variables.put("TIDINGS_ACCESS_KEYS", accessKeys(KEY_OF_A_COLLEAGUE));
    variables.put("TIDINGS_ACCESS_OPERATORS", "tests,colleague");
    variables.put("TIDINGS_PRIVACY_PSEUDONYM_KEY", PSEUDONYM_KEY);
    variables.put("TIDINGS_SEND_REQUESTS_PER_SECOND", "hasty:2");
    variables.put("TIDINGS_SEND_MESSAGES_PER_DAY", "frugal:10");
    variables.putAll(server.environment());
    return variables;
  }

  /** The keys of all callers, as the configuration wants them, with one for the colleague. */
  public static String accessKeys(String colleague) {
    return Map.of(
            "tests", KEY,
            "another", KEY_OF_ANOTHER_CALLER,
            "colleague", colleague,
            "hasty", KEY_OF_A_HASTY_CALLER,
            "frugal", KEY_OF_A_FRUGAL_CALLER)
        .entrySet()
        .stream()
        .map(caller -> caller.getKey() + ":" + KeptSecret.sha256(caller.getValue()))
        .collect(Collectors.joining(","));
  }

  public URI baseUri() {
    return nodes.get(0).baseUri();
  }

  /** What the server has written to its log so far. */
  public Path serverLog() {
    return nodes.get(0).log();
  }

  /** The servers that share the database. */
  public List<Server> nodes() {
    return nodes;
  }

  public Simulator simulator() {
    return simulator;
  }

  public Postgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
    nodes.forEach(Server::stop);
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
