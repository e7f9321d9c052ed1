package io.tidings.dev.sso;

import io.tidings.dev.run.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Keycloak with the realm of {@code realm.json}, as its own process, ended with this one. */
final class Keycloak implements AutoCloseable {

  static final String CLIENT = "tidings";
  static final String SECRET = "the-secret-of-tidings-at-keycloak";

  private static final Path LOG = Path.of("target", "keycloak.log");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(500);

  private final int port = Ports.free();
  private final Path home;
  private final URI redirectUri;
  private @Nullable Process process;

  /**
   * It is not there before it is started.
   *
   * @param home of an unpacked distribution
   * @param redirectUri the page that people come back to
   */
  Keycloak(Path home, URI redirectUri) {
    this.home = home;
    this.redirectUri = redirectUri;
  }

  void start() throws IOException, InterruptedException {
    putRealm();
    var builder =
        new ProcessBuilder(
            List.of(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + Ports.free()));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    builder.redirectErrorStream(true).redirectOutput(LOG.toFile());
    var started = builder.start();
    process = started;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "keycloak-closer"));
    awaitReady(started);
  }

  private void putRealm() throws IOException {
    try (var realm = Keycloak.class.getResourceAsStream("realm.json")) {
      var text =
          new String(Objects.requireNonNull(realm).readAllBytes(), StandardCharsets.UTF_8)
              .replace("${redirectUri}", redirectUri.toString());
      Files.writeString(
          Files.createDirectories(home.resolve("data/import")).resolve("realm.json"), text);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + port + "/realms/company";
  }

  private void awaitReady(Process started) throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (!answers()) {
      if (!started.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("Keycloak is not ready; its log is " + LOG + ".");
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  private boolean answers() throws InterruptedException {
    var place = URI.create(issuer() + "/.well-known/openid-configuration");
    try {
      return HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(place).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The script has the server as its child. */
  @Override
  public void close() {
    var started = process;
    if (started != null) {
      started.descendants().forEach(ProcessHandle::destroyForcibly);
      started.destroyForcibly();
    }
  }
}
