package io.tidings.dev.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server is started with.
 *
 * @param environment variables it gets beside those of this process
 * @param log where everything it prints goes
 * @param contextRoot where the application is, "/" or {@code /name}
 * @param readyPath answers 200 once the application can be used
 */
public record ServerSettings(
    Path war,
    int httpPort,
    Map<String, String> environment,
    List<String> jvmOptions,
    Path log,
    String contextRoot,
    String readyPath) {

  /** The WAR as built by Maven, on a free port. */
  public static ServerSettings shippedWar() {
    return of(ProjectFiles.WAR);
  }

  public static ServerSettings of(Path war) {
    var port = Ports.free();
    var log = ProjectFiles.SERVERS.resolve("server-" + port + ".log");
    return new ServerSettings(war, port, Map.of(), chosenJvmOptions(), log, "/", "/api/ready");
  }

  /** {@code -Dtidings.server.jvm}: options of the JVM of every server, with spaces between. */
  private static List<String> chosenJvmOptions() {
    var options = System.getProperty("tidings.server.jvm", "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split(" +"));
  }

  public ServerSettings withWar(Path other) {
    return new ServerSettings(
        other, httpPort, environment, jvmOptions, log, contextRoot, readyPath);
  }

  public ServerSettings onPort(int port) {
    return new ServerSettings(war, port, environment, jvmOptions, log, contextRoot, readyPath);
  }

  public ServerSettings with(String variable, String value) {
    return with(Map.of(variable, value));
  }

  public ServerSettings with(Map<String, String> variables) {
    var more = new TreeMap<>(environment);
    more.putAll(variables);
    return new ServerSettings(war, httpPort, more, jvmOptions, log, contextRoot, readyPath);
  }

  public ServerSettings withJvmOptions(String... options) {
    var more = new ArrayList<>(jvmOptions);
    more.addAll(List.of(options));
    return new ServerSettings(war, httpPort, environment, more, log, contextRoot, readyPath);
  }

  public ServerSettings loggingTo(Path file) {
    return new ServerSettings(war, httpPort, environment, jvmOptions, file, contextRoot, readyPath);
  }

  public ServerSettings readyAt(String path) {
    return new ServerSettings(war, httpPort, environment, jvmOptions, log, contextRoot, path);
  }

  /** Deployed at another place than "/", such as {@code /tidings}. */
  public ServerSettings at(String place) {
    return new ServerSettings(
        war, httpPort, environment, jvmOptions, log, place, place + "/api/ready");
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + httpPort + "/");
  }
}
