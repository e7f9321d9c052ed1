package io.tidings.dev.run;

import io.tidings.dev.postgres.PostgresSettings;
import io.tidings.dev.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What an installation is started with. */
public record InstallationSettings(
    List<Node> nodes, PostgresSettings postgres, SimulatorSettings simulator) {

  /**
   * One server of it.
   *
   * @param kind {@code payara} or {@code wildfly}
   */
  public record Node(String kind, ServerSettings server) {}

  /** As in production, with one server for each kind named. */
  public static InstallationSettings ofNodes(List<String> kinds) {
    return new InstallationSettings(
        kinds.stream().map(kind -> new Node(kind, ServerSettings.shippedWar())).toList(),
        PostgresSettings.temporary().onPort(Ports.free()),
        SimulatorSettings.defaults().withPort(Ports.free()));
  }

  /** One server of the kind the build was asked for, with waits that tests can live with. */
  static InstallationSettings ofTests(ServerSettings server) {
    return new InstallationSettings(
            List.of(new Node(Server.chosenKind(), server)),
            PostgresSettings.temporary(),
            SimulatorSettings.defaults()
                .withReportDelay(Duration.ofMillis(100))
                .withRetryTimeFactor(0.001))
        .withVariables(
            Map.of(
                "TIDINGS_INFOBIP_READ_TIMEOUT", "PT2S",
                "TIDINGS_STOP_NOTICE", "PT0S",
                "TIDINGS_ACCESS_ALLOWED_ORIGINS", "https://friend.example",
                "TIDINGS_SEND_RETRIES", "PT0.2S,PT0.4S,PT0.6S",
                "TIDINGS_SEND_PROBES", "PT0.2S,PT0.5S",
                "TIDINGS_RECONCILE_LOOKS", "PT3S,PT10S,PT30S,PT1M",
                "TIDINGS_RECONCILE_UNKNOWN_LOOKS", "PT1S,PT2S",
                "TIDINGS_LIVE_HEARTBEAT", "PT2S",
                "TIDINGS_LIVE_STREAMS_PER_REQUEST", "20"));
  }

  /** Environment variables of every server. */
  public InstallationSettings withVariables(Map<String, String> variables) {
    return withServers(server -> server.with(variables));
  }

  /** Changes the settings of every server. */
  public InstallationSettings withServers(UnaryOperator<ServerSettings> change) {
    return new InstallationSettings(
        nodes.stream().map(node -> new Node(node.kind(), change.apply(node.server()))).toList(),
        postgres,
        simulator);
  }

  /** Changes the settings of the last server only. */
  public InstallationSettings withLastServer(UnaryOperator<ServerSettings> change) {
    var changed = new ArrayList<>(nodes);
    var last = changed.remove(changed.size() - 1);
    changed.add(new Node(last.kind(), change.apply(last.server())));
    return new InstallationSettings(changed, postgres, simulator);
  }

  /** The same on other ports, so that both run beside each other. */
  public InstallationSettings elsewhere() {
    return new InstallationSettings(
            nodes, postgres.onPort(Ports.free()), simulator.withPort(Ports.free()))
        .withServers(server -> server.onPort(Ports.free()));
  }

  public InstallationSettings with(PostgresSettings other) {
    return new InstallationSettings(nodes, other, simulator);
  }

  public InstallationSettings with(SimulatorSettings other) {
    return new InstallationSettings(nodes, postgres, other);
  }
}
