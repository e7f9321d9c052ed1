package io.tidings.dev.run;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import io.tidings.dev.run.RunSettings.Account;
import io.tidings.dev.simulator.Simulator;
import io.tidings.dev.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Runs all of Tidings in the foreground: PostgreSQL, Infobip's simulator and a server with the
 * shipped WAR. Data and key are kept in {@code .tidings}.
 */
public final class Run {

  private static final Path KEPT = ProjectFiles.PROJECT.resolve(".tidings");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final RunSettings settings;
  private final KeptSecret key = KeptSecret.in(KEPT.resolve("key"));
  private final KeptSecret reportToken = KeptSecret.in(KEPT.resolve("report-token"));
  private final KeptSecret pseudonymKey = KeptSecret.in(KEPT.resolve("pseudonym-key"));

  private Run(RunSettings settings) {
    this.settings = settings;
  }

  /** Ends with the signal that ends it, or with 1 and a sentence when something is amiss. */
  public static void main(String... arguments) throws InterruptedException {
    try {
      if (Boolean.getBoolean("tidings.run.end-with-parent")) {
        ParentWatch.start();
      }
      new Run(RunSettings.from(System.getProperties())).untilTheServerEnds();
    } catch (RunException | IllegalStateException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
    }
    System.exit(1);
  }

  private void untilTheServerEnds() throws InterruptedException {
    requireFreePorts();
    var publicUrl = publicUrl();
    var postgres =
        Postgres.start(
            PostgresSettings.in(KEPT.resolve("postgres")).onPort(settings.postgresPort()));
    say("PostgreSQL: " + postgres.jdbcUrl());
    var infobip = settings.infobip().orElseGet(this::startSimulator);
    say("Infobip: " + infobip);
    var server = startServer(postgres, infobip, publicUrl);
    requireAnswer(server.baseUri());
    say("Tidings is ready: http://localhost:" + settings.httpPort() + "/  key: " + key.value());
    server.awaitEnd();
    throw new RunException("The server ended; its log is " + server.log() + ".");
  }

  private void requireFreePorts() {
    Ports.requireFree(settings.httpPort(), RunSettings.HTTP_PORT);
    if (settings.infobip().isEmpty()) {
      Ports.requireFree(settings.simulatorPort(), RunSettings.SIMULATOR_PORT);
    }
    Ports.requireFree(settings.postgresPort(), RunSettings.POSTGRES_PORT);
  }

  private String publicUrl() {
    var url = settings.publicUrl().orElse("http://localhost:" + settings.httpPort());
    return url.equals("ngrok") ? NgrokAgent.LOCAL.publicUrl(settings.httpPort()) : url;
  }

  private Account startSimulator() {
    var simulator =
        Simulator.start(SimulatorSettings.defaults().withPort(settings.simulatorPort()));
    return new Account(simulator.baseUri().toString(), SimulatorSettings.defaults().apiKey());
  }

  private Server startServer(Postgres postgres, Account infobip, String publicUrl) {
    var server =
        Server.chosen(
            ServerSettings.shippedWar()
                .onPort(settings.httpPort())
                .loggingTo(KEPT.resolve("server.log"))
                .with(postgres.environment())
                .with("TIDINGS_ACCESS_KEYS", "dev:" + key.sha256())
                .with("TIDINGS_ACCESS_OPERATORS", "dev")
                .with("TIDINGS_INFOBIP_BASE_URL", infobip.baseUrl())
                .with("TIDINGS_INFOBIP_API_KEY", infobip.apiKey())
                .with("TIDINGS_INFOBIP_SIMULATOR", String.valueOf(settings.infobip().isEmpty()))
                .with("TIDINGS_PUBLIC_URL", publicUrl)
                .with("TIDINGS_REPORT_TOKEN", reportToken.value())
                .with("TIDINGS_PRIVACY_PSEUDONYM_KEY", pseudonymKey.value()));
    say("Reports: " + publicUrl + "/webhooks/infobip/reports/<token>");
    say("Server: its log is " + server.log());
    return server.awaitReady(PATIENCE);
  }

  private void requireAnswer(URI server) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(server.resolve("/api/messages"))
            .header("Authorization", "Bearer " + key.value())
            .timeout(PATIENCE)
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new RunException(
            "GET /api/messages answered %d: %s".formatted(answer.statusCode(), answer.body()));
      }
    } catch (IOException e) {
      throw new RunException("GET /api/messages was not answered: " + e.getMessage());
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
