package io.tidings.dev.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Clears the way for a new PostgreSQL when the process that started the last one was killed. */
final class LeftoverPostgres {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int PORT_LINE = 3;

  private LeftoverPostgres() {}

  static void endIn(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var lines = Files.readAllLines(pidFile);
    var process =
        lines.isEmpty()
            ? Optional.<ProcessHandle>empty()
            : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    if (process.isEmpty()) {
      // PostgreSQL itself removes the file of a process that is gone.
      return;
    }
    if (serves(data, lines)) {
      end(process.get());
    } else {
      // The number belongs to some other process by now, which PostgreSQL would take for itself.
      Files.delete(pidFile);
    }
  }

  private static boolean serves(Path data, List<String> pidFile) throws IOException {
    if (pidFile.size() <= PORT_LINE) {
      return false;
    }
    var url = "jdbc:postgresql://127.0.0.1:" + pidFile.get(PORT_LINE).strip() + "/postgres";
    try (var connection = DriverManager.getConnection(url, "postgres", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("show data_directory")) {
      return rows.next() && Files.isSameFile(Path.of(rows.getString(1)), data);
    } catch (SQLException notOurs) {
      return false;
    }
  }

  private static void end(ProcessHandle postmaster) {
    var children = postmaster.descendants().toList();
    postmaster.destroy();
    if (!ended(postmaster)) {
      // It waits for its clients; what was committed is on disk.
      postmaster.destroyForcibly();
    }
    children.forEach(LeftoverPostgres::ended);
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
