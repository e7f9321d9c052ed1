package io.tidings.dev.load;

import io.tidings.dev.run.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A proxy in front of two servers, with the configuration of docs/proxies but for the ports. Needs
 * Debian's package of the same name.
 */
final class Proxy implements AutoCloseable {

  private static final Path CONFIGURATIONS = Path.of("docs", "proxies");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] OPEN_CALL =
      HttpConnection.request("GET", "/favicon.svg", "", new byte[0]);

  /** Which one, its configuration, and how it is run in the foreground with that. */
  enum Kind {
    NGINX("nginx.conf", "nginx", "-c", "FILE", "-g", "daemon off; pid HOME/nginx.pid;"),
    HAPROXY("haproxy.cfg", "haproxy", "-db", "-f", "FILE"),
    CADDY("Caddyfile", "caddy", "run", "--adapter", "caddyfile", "--config", "FILE"),
    APACHE(
        "apache.conf",
        "apache2",
        "-DFOREGROUND",
        "-C",
        "Define MODULES /usr/lib/apache2/modules",
        "-C",
        "DefaultRuntimeDir HOME",
        "-c",
        "PidFile HOME/apache.pid",
        "-c",
        "ErrorLog HOME/error.log",
        "-c",
        "User www-data",
        "-c",
        "Group www-data",
        "-f",
        "FILE");

    private final String configuration;
    private final List<String> command;

    Kind(String configuration, String... command) {
      this.configuration = configuration;
      this.command = List.of(command);
    }
  }

  private final Process process;
  private final URI baseUri;

  private Proxy(Process process, URI baseUri) {
    this.process = process;
    this.baseUri = baseUri;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "proxy-closer"));
  }

  /** Returns when it passes calls on to a server that is ready. */
  static Proxy start(Kind kind, List<URI> servers) throws Exception {
    int port = Ports.free();
    var home = Files.createTempDirectory("tidings-proxy-");
    var file = home.resolve(kind.configuration);
    Files.writeString(
        file,
        Files.readString(CONFIGURATIONS.resolve(kind.configuration))
            .replace("127.0.0.1:8080", "127.0.0.1:" + port)
            .replace("http://:8080", "http://:" + port)
            .replace("127.0.0.1:8081", servers.get(0).getAuthority())
            .replace("127.0.0.1:8082", servers.get(servers.size() - 1).getAuthority()));
    List<String> command = new ArrayList<>();
    for (var word : kind.command) {
      command.add(word.replace("FILE", file.toString()).replace("HOME", home.toString()));
    }
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(home.resolve("output.log").toFile());
    builder.environment().put("XDG_DATA_HOME", home.toString());
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    var proxy = new Proxy(builder.start(), URI.create("http://127.0.0.1:" + port));
    Await.until(kind + " to pass calls on, see " + home, PATIENCE, proxy::passesOn);
    return proxy;
  }

  private boolean passesOn() {
    try (var connection = new HttpConnection(baseUri, PATIENCE)) {
      return connection.call(OPEN_CALL).status() == 200;
    } catch (IOException | UncheckedIOException notYet) {
      return false;
    }
  }

  URI baseUri() {
    return baseUri;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    var children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
