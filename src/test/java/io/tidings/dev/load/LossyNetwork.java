package io.tidings.dev.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An address of this machine whose packets can be dropped, as if everybody there had lost power.
 * Meanwhile TCP gives up as soon as an operator would want it to.
 */
final class LossyNetwork implements AutoCloseable {

  private static final String ADDRESS = "127.0.0.9";
  private static final Path RETRIES = Path.of("/proc/sys/net/ipv4/tcp_retries2");

  private final String retriesBefore;
  private boolean dropping;

  private LossyNetwork(String retriesBefore) {
    this.retriesBefore = retriesBefore;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "network-mender"));
  }

  /**
   * @param retries how often TCP sends again before it gives a connection up
   */
  static LossyNetwork with(int retries) throws IOException {
    var before = Files.readString(RETRIES).strip();
    Files.writeString(RETRIES, Integer.toString(retries));
    return new LossyNetwork(before);
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
      Files.writeString(RETRIES, retriesBefore);
    } catch (IOException failed) {
      Say.line("the network could not be mended: %s", failed);
    }
  }
}
