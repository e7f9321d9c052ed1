package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Exports all messages, with all that is stored of them and as a search finds them: how fast they
 * come, what the server holds meanwhile, and how soon it stops when its reader leaves.
 */
final class ExportLoad {

  private static final double MILLION = 1e6;
  private static final int LOOKS = 8;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String LEFT = "left an export after";

  private final Installation installation;

  ExportLoad(Installation installation) {
    this.installation = installation;
  }

  /** Whether all came, and what was cancelled stopped. */
  boolean run(int messages) throws IOException, InterruptedException {
    return export("/api/messages/export", "application/x-ndjson", messages)
        && export("/api/messages/export", "text/csv", messages)
        && export("/api/messages/search/export", "application/x-ndjson", messages)
        && export("/api/messages/search/export", "text/csv", messages)
        && cancel();
  }

  /** Neither the first line nor the last is of a message. */
  private boolean export(String path, String type, int messages)
      throws IOException, InterruptedException {
    var node = installation.nodes().get(0);
    long before = ServerMemory.of(node).heap();
    long began = System.nanoTime();
    var answer = ask(path, type);
    var read = new Read();
    var held = new ArrayList<Long>();
    try (var body = answer.body()) {
      while (read.some(body)) {
        if (read.lines > (held.size() + 1L) * messages / (LOOKS + 1)) {
          held.add(ServerMemory.of(node).heap());
        }
      }
    }
    tell(path + " as " + type, read, (System.nanoTime() - began) / 1e9, before, held);
    return answer.statusCode() == 200 && read.lines >= messages;
  }

  private static void tell(String what, Read read, double seconds, long before, List<Long> held) {
    Say.line(
        "  %s: %d lines, %.0f MB in %.1f s, %.0f lines/s; heap in use %d MB before, meanwhile %s MB",
        what,
        read.lines,
        read.bytes / MILLION,
        seconds,
        read.lines / seconds,
        before >> 10,
        held.stream().map(kilobytes -> kilobytes >> 10).toList());
  }

  /** Whether the server says that it has stopped, soon after a reader has closed its connection. */
  private boolean cancel() throws IOException, InterruptedException {
    long known = told();
    try (var body = ask("/api/messages/search/export", "text/csv").body()) {
      body.readNBytes(1 << 20);
    }
    long left = System.nanoTime();
    while (told() == known && System.nanoTime() - left < SOON.toNanos()) {
      Thread.sleep(20);
    }
    boolean stopped = told() > known;
    Say.line(
        "  cancelled after 1 MB: the server %s after %d ms",
        stopped ? "stopped" : "had not stopped", (System.nanoTime() - left) / 1_000_000);
    return stopped;
  }

  private long told() throws IOException {
    try (var lines = Files.lines(installation.serverLog())) {
      return lines.filter(line -> line.contains(LEFT)).count();
    }
  }

  private HttpResponse<InputStream> ask(String path, String type)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(installation.baseUri().resolve(path))
            .header("Authorization", "Bearer " + Installation.KEY)
            .header("Content-Type", "application/json")
            .header("Accept", type)
            .POST(BodyPublishers.ofString("{}", StandardCharsets.UTF_8))
            .build();
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request, BodyHandlers.ofInputStream());
  }

  private static final class Read {
    private final byte[] buffer = new byte[1 << 16];
    private long lines;
    private long bytes;

    /**
     * @return false at the end
     */
    boolean some(InputStream body) throws IOException {
      int read = body.read(buffer);
      for (int place = 0; place < read; place++) {
        lines += buffer[place] == '\n' ? 1 : 0;
      }
      bytes += Math.max(0, read);
      return read >= 0;
    }
  }
}
