package io.tidings.infobip.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Listens, but has so many connections waiting that the system answers no further one. */
final class FullServer implements AutoCloseable {

  private static final int MOMENT_MILLIS = 300;
  private static final int MANY = 100;

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final List<Socket> waiting = new ArrayList<>();

  FullServer() throws IOException {
    while (waiting.size() < MANY && connects()) {
      // one more
    }
  }

  private boolean connects() throws IOException {
    var socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(server.getLocalSocketAddress(), MOMENT_MILLIS);
      return true;
    } catch (SocketTimeoutException full) {
      return false;
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : waiting) {
      socket.close();
    }
  }
}
