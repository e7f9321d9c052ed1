package io.tidings.dev.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on this machine. */
public final class Ports {

  private static final int LOWEST = 10_000;
  private static final int HIGHEST = 32_000;

  private Ports() {}

  /**
   * A port nobody listens on right now, below those that systems give to connections by themselves:
   * one of them could take it while a server is being started again.
   */
  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** Throws a sentence that names port and property when somebody listens already. */
  static void requireFree(int port, String property) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress("127.0.0.1", port));
    } catch (IOException taken) {
      throw new RunException(
          "Port %d is taken; choose another one with -D%s=<port>.".formatted(port, property));
    }
  }
}
