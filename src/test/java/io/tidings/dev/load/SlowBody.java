package io.tidings.dev.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A stranger's body that comes byte by byte, or never; begun anew whenever it is ended. */
final class SlowBody implements AutoCloseable {

  private static final int LENGTH = 3_000;

  private final InetSocketAddress address;
  private final byte[] head;
  private final boolean silent;
  private @Nullable SocketChannel channel;

  SlowBody(URI base, String path, String type, boolean silent) {
    this.address = new InetSocketAddress(base.getHost(), base.getPort());
    this.head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, type, LENGTH)
            .getBytes(StandardCharsets.US_ASCII);
    this.silent = silent;
  }

  /**
   * Sends a byte, or the head of a new one.
   *
   * @return the status of an answer that has come, or nothing
   */
  String step() {
    try {
      return channel == null ? begin() : goOn(channel);
    } catch (IOException ended) {
      close();
      return "cut";
    }
  }

  private String begin() throws IOException {
    channel = SocketChannel.open(address);
    channel.write(ByteBuffer.wrap(head));
    channel.configureBlocking(false);
    return "";
  }

  private String goOn(SocketChannel open) throws IOException {
    var answer = ByteBuffer.allocate(4_096);
    int read = open.read(answer);
    if (read < 0) {
      close();
      return "closed";
    }
    if (!silent) {
      open.write(ByteBuffer.wrap(new byte[] {' '}));
    }
    return read >= 12 ? new String(answer.array(), 9, 3, StandardCharsets.US_ASCII) : "";
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException gone) {
      // as it should be
    }
    channel = null;
  }
}
