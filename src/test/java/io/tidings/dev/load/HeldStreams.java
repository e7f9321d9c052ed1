package io.tidings.dev.load;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Streams that are held open until the server ends them. */
final class HeldStreams implements AutoCloseable {

  private static final String REQUEST =
      "GET /api/messages/%s/events HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n";
  private static final int TOLD = 1_024;
  private static final String LAST_CHUNK = "0\r\n\r\n";

  private final List<Socket> sockets = new ArrayList<>();
  private final CountDownLatch open;
  private final CountDownLatch held;

  /**
   * @param authorization the header, with its end of line
   */
  HeldStreams(URI node, int count, String correlationId, String authorization) throws IOException {
    open = new CountDownLatch(count);
    held = new CountDownLatch(count);
    var request = REQUEST.formatted(correlationId, authorization).getBytes(StandardCharsets.UTF_8);
    for (int number = 0; number < count; number++) {
      var socket = new Socket(node.getHost(), node.getPort());
      sockets.add(socket);
      socket.getOutputStream().write(request);
      var thread = new Thread(() -> hold(socket), "held-stream");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void hold(Socket socket) {
    try {
      var buffer = new byte[TOLD];
      int read = socket.getInputStream().read(buffer);
      if (read > 0 && new String(buffer, 0, read, StandardCharsets.UTF_8).contains(" 200 ")) {
        open.countDown();
      }
      while (read >= 0 && !isLast(buffer, read)) {
        read = socket.getInputStream().read(buffer);
      }
    } catch (IOException cut) {
      // Ended, if not nicely.
    }
    held.countDown();
  }

  /** The connection may stay open for further calls. */
  private static boolean isLast(byte[] buffer, int read) {
    return new String(buffer, 0, read, StandardCharsets.UTF_8).endsWith(LAST_CHUNK);
  }

  /**
   * @return false when not all were answered in time
   */
  boolean areOpen(Duration patience) throws InterruptedException {
    return open.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * @return false when some are still held
   */
  boolean haveEnded(Duration patience) throws InterruptedException {
    return held.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }
}
