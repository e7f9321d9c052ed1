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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server process with a WAR deployed, ended with this process.
 *
 * <p>A server that could not deploy may well run on and answer 404, so only {@link #awaitReady}
 * tells that it can be used.
 */
public final class Server implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final ServerCommand command;
  private volatile ServerSettings settings;
  private volatile Running running;

  /** One life of the server. */
  private record Running(Process process, Path home, ServerLog log) {}

  private Server(ServerCommand command, ServerSettings settings) {
    this.command = command;
    this.settings = settings;
    this.running = start(new ServerLog(settings.log()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "server-closer"));
  }

  /** The server the build was asked for: {@code -Dtidings.server=payara} or {@code wildfly}. */
  public static Server chosen(ServerSettings settings) {
    return named(chosenKind(), settings);
  }

  /** The one the build was asked for. */
  public static String chosenKind() {
    return System.getProperty("tidings.server", "payara");
  }

  /** A server called {@code payara} or {@code wildfly}. */
  public static Server named(String kind, ServerSettings settings) {
    return switch (kind) {
      case "payara" -> new Server(new PayaraMicro(), settings);
      case "wildfly" -> new Server(new WildFly(), settings);
      default -> throw new RunException("tidings.server is payara or wildfly, not " + kind + ".");
    };
  }

  private Running start(ServerLog log) {
    try {
      var home = Files.createTempDirectory("tidings-server-");
      Files.createDirectories(log.file().toAbsolutePath().getParent());
      var builder = command.prepare(settings, home);
      builder.environment().putAll(settings.environment());
      builder.redirectErrorStream(true).redirectOutput(log.file().toFile());
      return new Running(builder.start(), home, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it again after {@link #stop} or {@link #kill}, on the same port, with a log of its own
   * beside the earlier ones.
   */
  public void startAgain() {
    running = start(running.log.next());
  }

  /** The same with another value of an environment variable. */
  public void startAgainWith(String variable, String value) {
    startAgainWith(Map.of(variable, value));
  }

  /** The same with other values of several. */
  public void startAgainWith(Map<String, String> variables) {
    settings = settings.with(variables);
    startAgain();
  }

  public URI baseUri() {
    return settings.baseUri();
  }

  public Path log() {
    return running.log.file();
  }

  /** The process itself, whatever script started it. */
  public ProcessHandle process() {
    var started = running.process.toHandle();
    return started.descendants().findFirst().orElse(started);
  }

  public boolean isAlive() {
    return running.process.isAlive();
  }

  /** Waits as long as the server runs. */
  public void awaitEnd() throws InterruptedException {
    running.process.waitFor();
  }

  /** Throws the last lines of the log when the server ends, fails to deploy or takes too long. */
  public Server awaitReady(Duration patience) {
    var deadline = Instant.now().plus(patience);
    var process = running.process;
    while (!(process.isAlive() && answers())) {
      if (!process.isAlive()) {
        throw notReady("The server ended with " + process.exitValue());
      }
      if (running.log.tellsFailedDeployment()) {
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
        "%s; the end of %s:%n%s".formatted(what, log(), running.log.lastLines()));
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
    running.process.destroy();
    if (!ended(GRACE)) {
      kill();
    }
    ProjectFiles.deleteAll(running.home);
  }

  /** Ends the server as a power cut would (SIGKILL). */
  public void kill() {
    // A start script has the server as its child.
    var process = running.process;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    ended(GRACE);
    ProjectFiles.deleteAll(running.home);
  }

  private boolean ended(Duration patience) {
    try {
      return running.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
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
