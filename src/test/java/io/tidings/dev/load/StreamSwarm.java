package io.tidings.dev.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Thousands of streams on one thread, so that a measurement is of the server and not of threads
 * that read it.
 */
final class StreamSwarm implements AutoCloseable {

  /** What one reader does with what comes; called on the swarm's thread. */
  interface Reader {
    void received(ByteBuffer bytes);

    /** The other side, the network or this side has ended the connection. */
    void ended();
  }

  private static final int BUFFER = 256 * 1024;

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private volatile boolean closed;

  StreamSwarm(String name) {
    try {
      selector = Selector.open();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** A connection of the swarm. */
  final class Stream {
    private final SocketChannel channel;
    private final ByteBuffer request;
    private final Reader reader;
    private @Nullable SelectionKey key;
    private boolean over;

    private Stream(SocketChannel channel, byte[] request, Reader reader) {
      this.channel = channel;
      this.request = ByteBuffer.wrap(request);
      this.reader = reader;
    }

    /** Takes nothing any more and keeps the connection. */
    void stopReading() {
      execute(
          () -> {
            if (key != null && key.isValid()) {
              key.interestOps(0);
            }
          });
    }

    /** Ends the connection. */
    void cut() {
      execute(this::end);
    }

    private void end() {
      if (!over) {
        over = true;
        try {
          channel.close();
        } catch (IOException gone) {
          // closed is closed
        }
        reader.ended();
      }
    }

    private void connect(InetSocketAddress to) {
      try {
        channel.configureBlocking(false);
        boolean connected = channel.connect(to);
        key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        if (connected) {
          connected();
        }
      } catch (IOException failed) {
        end();
      }
    }

    private void connected() throws IOException {
      channel.write(request);
      if (key != null) {
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
      }
    }

    private void ready(SelectionKey ready) {
      try {
        if ((ready.isConnectable() && channel.finishConnect()) || ready.isWritable()) {
          connected();
        } else if (ready.isReadable()) {
          read();
        }
      } catch (IOException gone) {
        end();
      }
    }

    private void read() throws IOException {
      buffer.clear();
      int read = channel.read(buffer);
      if (read < 0) {
        end();
      } else if (read > 0) {
        reader.received(buffer.flip());
      }
    }
  }

  /**
   * @param request its bytes on the wire
   */
  Stream open(URI server, byte[] request, Reader reader) {
    return open(server, null, 0, request, reader);
  }

  /** The same from an address of this machine. */
  Stream openFrom(InetSocketAddress from, URI server, byte[] request, Reader reader) {
    return open(server, from, 0, request, reader);
  }

  /**
   * The same, but of what the reader does not read the network holds little.
   *
   * @param window how many bytes, about
   */
  Stream openNarrow(int window, URI server, byte[] request, Reader reader) {
    return open(server, null, window, request, reader);
  }

  private Stream open(
      URI server, @Nullable InetSocketAddress from, int window, byte[] request, Reader reader) {
    try {
      var channel = SocketChannel.open();
      if (window > 0) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, window);
      }
      if (from != null) {
        channel.bind(from);
      }
      var stream = new Stream(channel, request, reader);
      execute(() -> stream.connect(new InetSocketAddress(server.getHost(), server.getPort())));
      return stream;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Runs something on the thread of the swarm, soon. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(
            ready -> {
              if (ready.isValid()) {
                ((Stream) ready.attachment()).ready(ready);
              }
            });
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
      for (var key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
