package io.tidings.infobip.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that makes a way to wherever it is asked for, or refuses to. */
final class TunnelProxy implements AutoCloseable {

  private static final String END = "\r\n\r\n";

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final String answer;

  /**
   * @param answer status and reason; a way is made if it is 200
   */
  TunnelProxy(String answer) throws IOException {
    this.answer = answer;
    start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** The first lines of all requests. */
  List<String> asked() {
    return asked;
  }

  private void accept() throws IOException {
    while (true) {
      var caller = server.accept();
      sockets.add(caller);
      start(() -> connect(caller));
    }
  }

  private void connect(Socket caller) throws IOException {
    try (caller) {
      var head = head(caller.getInputStream());
      asked.add(head.substring(0, head.indexOf("\r\n")));
      var close = answer.startsWith("200") ? "" : "\r\nContent-Length: 0\r\nConnection: close";
      caller.getOutputStream().write(("HTTP/1.1 " + answer + close + END).getBytes(US_ASCII));
      if (answer.startsWith("200")) {
        var target = head.split(" ", 3)[1].split(":", 2);
        tunnel(caller, new Socket(target[0], Integer.parseInt(target[1])));
      }
    }
  }

  private void tunnel(Socket caller, Socket target) throws IOException {
    sockets.add(target);
    try (target) {
      start(() -> target.getInputStream().transferTo(caller.getOutputStream()));
      caller.getInputStream().transferTo(target.getOutputStream());
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf(END) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException ended) {
                // the test has, or a side is gone
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : sockets) {
      socket.close();
    }
  }
}
