package io.tidings.dev.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * An address of this machine whose packets can be dropped, as if everybody there had lost power.
 * Meanwhile TCP gives up as soon as an operator would want it to, and holds as little for a reader
 * as it does on a real line; over the loopback device it takes megabytes at once.
 */
final class LossyNetwork implements AutoCloseable {

  private static final String ADDRESS = "127.0.0.9";
  private static final String SEND_BUFFERS = "4096 16384 262144";

  private final KernelSetting retries;
  private final KernelSetting sendBuffers;
  private boolean dropping;

  private LossyNetwork(int times) throws IOException {
    retries = KernelSetting.set("net/ipv4/tcp_retries2", Integer.toString(times));
    sendBuffers = KernelSetting.set("net/ipv4/tcp_wmem", SEND_BUFFERS);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "network-mender"));
  }

  /**
   * @param retries how often TCP sends again before it gives a connection up
   */
  static LossyNetwork with(int retries) throws IOException {
    return new LossyNetwork(retries);
  }

  /** Where those connect from who will vanish. */
  InetSocketAddress from() {
    return new InetSocketAddress(ADDRESS, 0);
  }

  synchronized void drop() throws IOException {
    dropping = true;
    iptables("-I", "INPUT", "-s", ADDRESS, "-j", "DROP");
    iptables("-I", "INPUT", "-d", ADDRESS, "-j", "DROP");
  }

  private static void iptables(String... words) throws IOException {
    var command = new String[words.length + 1];
    command[0] = "iptables";
    System.arraycopy(words, 0, command, 1, words.length);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("iptables: " + said);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (dropping) {
        dropping = false;
        iptables("-D", "INPUT", "-s", ADDRESS, "-j", "DROP");
        iptables("-D", "INPUT", "-d", ADDRESS, "-j", "DROP");
      }
      retries.putBack();
      sendBuffers.putBack();
    } catch (IOException failed) {
      Say.line("the network could not be mended: %s", failed);
    }
  }
}
