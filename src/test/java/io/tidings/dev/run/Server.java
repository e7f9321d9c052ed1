package io.tidings.dev.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A server process with a WAR deployed at "/", ended with this process.
 *
 * <p>A server that could not deploy may well run on and answer 404, so only {@link #awaitReady}
 * tells that it can be used.
 */
public final class Server implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final ServerSettings settings;
  private final Process process;
  private final Path home;
  private final ServerLog log;

  private Server(ServerSettings settings, Process process, Path home) {
    this.settings = settings;
    this.process = process;
    this.home = home;
    this.log = new ServerLog(settings.log());
  }

  public static Server payara(ServerSettings settings) {
    return start(new PayaraMicro(), settings);
  }

  public static Server wildfly(ServerSettings settings) {
    return start(new WildFly(), settings);
  }

  /** The server the build was asked for: {@code -Dtidings.server=payara} or {@code wildfly}. */
  public static Server chosen(ServerSettings settings) {
    var name = System.getProperty("tidings.server", "payara");
    return switch (name) {
      case "payara" -> payara(settings);
      case "wildfly" -> wildfly(settings);
      default -> throw new RunException("tidings.server is payara or wildfly, not " + name + ".");
    };
  }

  private static Server start(ServerCommand command, ServerSettings settings) {
    try {
      var home = Files.createTempDirectory("tidings-server-");
      Files.createDirectories(settings.log().toAbsolutePath().getParent());
      var builder = command.prepare(settings, home);
      builder.environment().putAll(settings.environment());
      builder.redirectErrorStream(true).redirectOutput(settings.log().toFile());
      var server = new Server(settings, builder.start(), home);
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "server-closer"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI baseUri() {
    return settings.baseUri();
  }

  public Path log() {
    return settings.log();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits as long as the server runs. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Throws the last lines of the log when the server ends, fails to deploy or takes too long. */
  public Server awaitReady(Duration patience) {
    var deadline = Instant.now().plus(patience);
    while (!(process.isAlive() && answers())) {
      if (!process.isAlive()) {
        throw notReady("The server ended with " + process.exitValue());
      }
      if (log.tellsFailedDeployment()) {
        throw notReady("The server could not deploy " + settings.war().getFileName());
      }
      if (Instant.now().isAfter(deadline)) {
        throw notReady("The server was not ready after " + patience.toSeconds() + " s");
      }
      pause();
    }
    return this;
  }

  private boolean answers() {
    var request =
        HttpRequest.newBuilder(baseUri().resolve(settings.readyPath()))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private IllegalStateException notReady(String what) {
    return new IllegalStateException(
        "%s; the end of %s:%n%s".formatted(what, settings.log(), log.lastLines()));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks the server to end (SIGTERM) and kills it when it does not. */
  public void stop() {
    process.destroy();
    if (!ended(GRACE)) {
      kill();
    }
    ProjectFiles.deleteAll(home);
  }

  /** Ends the server as a power cut would (SIGKILL). */
  public void kill() {
    // A start script has the server as its child.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    ended(GRACE);
    ProjectFiles.deleteAll(home);
  }

  private boolean ended(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops; may be called again. */
  @Override
  public void close() {
    stop();
  }
}
