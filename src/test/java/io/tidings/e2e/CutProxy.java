package io.tidings.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A way to the server that can be cut: open connections end, and new ones do not get through, or
 * get an answer that is not the server's.
 */
final class CutProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final InetSocketAddress server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> answeredInstead = new CopyOnWriteArrayList<>();
  private volatile boolean cut;
  private volatile String answer = "";

  private CutProxy(ServerSocket listening, InetSocketAddress server) {
    this.listening = listening;
    this.server = server;
    run("cut-proxy", this::accept);
  }

  static CutProxy to(URI base) {
    try {
      var listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
      return new CutProxy(listening, new InetSocketAddress(base.getHost(), base.getPort()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  void cut() {
    answerInstead("");
  }

  /**
   * From now on this is what everybody gets.
   *
   * @param whole a response with its headers; whoever reads it to its end is not cut off
   */
  void answerInstead(String whole) {
    answer = whole;
    cut = true;
    open.forEach(CutProxy::closeQuietly);
  }

  /** How many requests with this in their first line got the answer that is not the server's. */
  long answeredInstead(String part) {
    return answeredInstead.stream().filter(line -> line.contains(part)).count();
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        if (cut) {
          var instead = answer;
          run("cut-proxy-answer", () -> turnAway(client, instead));
        } else {
          connect(client);
        }
      } catch (IOException closed) {
        // the loop's condition tells whether there is more to do
      }
    }
  }

  /** Closed with the request unread, the connection would be reset before the answer is read. */
  private void turnAway(Socket client, String instead) {
    try (client) {
      if (!instead.isEmpty()) {
        var request = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        var line = request.readLine();
        answeredInstead.add(String.valueOf(line));
        while (line != null && !line.isEmpty()) {
          line = request.readLine();
        }
        client.getOutputStream().write(instead.getBytes(UTF_8));
      }
    } catch (IOException gone) {
      // it was to be turned away
    }
  }

  private void connect(Socket client) throws IOException {
    var there = new Socket(server.getAddress(), server.getPort());
    open.add(client);
    open.add(there);
    run("cut-proxy-up", () -> pass(client, there));
    run("cut-proxy-down", () -> pass(there, client));
  }

  private void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException gone) {
      // either side may go at any time
    } finally {
      closeQuietly(from);
      closeQuietly(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void run(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // closed is closed
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    cut();
  }
}
