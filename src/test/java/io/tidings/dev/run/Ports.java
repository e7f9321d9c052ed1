package io.tidings.dev.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on this machine. */
public final class Ports {

  private Ports() {}

  /** A port nobody listens on right now. */
  public static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
