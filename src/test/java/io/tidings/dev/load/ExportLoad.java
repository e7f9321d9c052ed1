package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Exports all messages, as lines and as a table: how fast they come, and what the server holds. */
final class ExportLoad {

  private static final double MILLION = 1e6;

  private final Installation installation;

  ExportLoad(Installation installation) {
    this.installation = installation;
  }

  /** Whether all came. */
  boolean run(int messages) throws IOException, InterruptedException {
    return export("application/x-ndjson", messages) && export("text/csv", messages);
  }

  /** Neither the first line nor the last is of a message. */
  private boolean export(String type, int messages) throws IOException, InterruptedException {
    var node = installation.nodes().get(0);
    long before = ServerMemory.of(node).heap();
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    long began = System.nanoTime();
    var answer = http.send(request(type), BodyHandlers.ofInputStream());
    var read = new Read();
    long held = 0;
    try (var body = answer.body()) {
      while (read.some(body)) {
        if (held == 0 && read.lines > messages / 2) {
          held = ServerMemory.of(node).heap();
        }
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    Say.line(
        "  export as %s: %d lines, %.0f MB in %.1f s, %.0f lines/s; heap in use %d MB before, %d MB"
            + " halfway",
        type,
        read.lines,
        read.bytes / MILLION,
        seconds,
        read.lines / seconds,
        before >> 10,
        held >> 10);
    return answer.statusCode() == 200 && read.lines >= messages;
  }

  private HttpRequest request(String type) {
    return HttpRequest.newBuilder(installation.baseUri().resolve("/api/messages/export"))
        .header("Authorization", "Bearer " + Installation.KEY)
        .header("Content-Type", "application/json")
        .header("Accept", type)
        .POST(BodyPublishers.ofString("{}", StandardCharsets.UTF_8))
        .build();
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
