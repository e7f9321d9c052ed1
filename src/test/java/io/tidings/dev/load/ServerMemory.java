package io.tidings.dev.load;

import io.tidings.dev.run.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a server holds after a collection, in kilobytes.
 *
 * @param heap objects that are in use
 * @param resident what it holds of the machine's memory
 */
public record ServerMemory(long heap, long resident) {

  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  public static ServerMemory of(Server server) throws IOException, InterruptedException {
    jcmd(server, "GC.run");
    jcmd(server, "GC.run");
    var heap = USED.matcher(jcmd(server, "GC.heap_info"));
    if (!heap.find()) {
      throw new IllegalStateException("jcmd does not tell how much of the heap is used");
    }
    return new ServerMemory(
        Long.parseLong(heap.group(1)), CpuTime.residentKilobytes(server.process()));
  }

  private static String jcmd(Server server, String command)
      throws IOException, InterruptedException {
    var pid = Long.toString(server.process().pid());
    var process = new ProcessBuilder("jcmd", pid, command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
