package io.tidings.infobip.http;

import io.tidings.dev.run.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The HTTP proxy of Debian's package {@code tinyproxy}: one that is not ours. */
final class Tinyproxy implements AutoCloseable {

  private static final String COMMAND = "tinyproxy";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final int port;
  private final Path home;

  private Tinyproxy(int port, Path home) throws IOException {
    this.port = port;
    this.home = home;
    var file = home.resolve("tinyproxy.conf");
    Files.writeString(file, "Port %d\nListen 127.0.0.1\nTimeout 60\n".formatted(port));
    process =
        new ProcessBuilder(COMMAND, "-d", "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("tinyproxy.log").toFile())
            .start();
  }

  static boolean isInstalled() throws InterruptedException {
    try {
      var version = new ProcessBuilder(COMMAND, "-v").redirectErrorStream(true).start();
      return version.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && version.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** Returns when it takes connections. */
  static Tinyproxy start() throws IOException {
    var proxy = new Tinyproxy(Ports.free(), Files.createTempDirectory("tidings-tinyproxy-"));
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!proxy.listens()) {
      if (System.nanoTime() > until || !proxy.process.isAlive()) {
        proxy.close();
        throw new IOException("tinyproxy does not listen; see " + proxy.home);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return proxy;
  }

  private boolean listens() {
    try (var socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What it did. */
  String log() throws IOException {
    return Files.readString(home.resolve("tinyproxy.log"));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
