package io.tidings.dev.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a server printed; a server that failed to deploy says so here and nowhere else. */
final class ServerLog {

  private static final int LAST_LINES = 40;
  private static final Pattern NAME = Pattern.compile("(.+?)(?:\\.(\\d+))?\\.log");
  private static final Pattern FAILED_DEPLOYMENT =
      Pattern.compile(
          "Exception while (?:loading|deploying|preparing) the app"
              + "|Failed to deploy"
              + "|Deployment failed"
              + "|WFLYCTL0186|WFLYSRV0021|WFLYSRV0026");

  private final Path file;

  ServerLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Where the server's next life goes: {@code server.log} is followed by {@code server.2.log}. */
  ServerLog next() {
    var name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalStateException("A log ends in .log, not " + file);
    }
    int life = name.group(2) == null ? 1 : Integer.parseInt(name.group(2));
    return new ServerLog(file.resolveSibling(name.group(1) + "." + (life + 1) + ".log"));
  }

  boolean tellsFailedDeployment() {
    return lines().stream().anyMatch(line -> FAILED_DEPLOYMENT.matcher(line).find());
  }

  /** The end of the log without the stack traces, whose frames would hide the messages. */
  String lastLines() {
    var lines = lines().stream().filter(line -> !line.startsWith("\tat ")).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private List<String> lines() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
