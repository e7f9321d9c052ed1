package io.tidings.dev.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one PostgreSQL: held by one process at a time, and deleted when temporary. */
final class DataDirectory implements AutoCloseable {

  private final Path home;
  private final Path data;
  private final boolean temporary;
  private final @Nullable FileChannel lock;

  private DataDirectory(Path home, Path data, boolean temporary, @Nullable FileChannel lock) {
    this.home = home;
    this.data = data;
    this.temporary = temporary;
    this.lock = lock;
  }

  static DataDirectory temporary() throws IOException {
    var home = Files.createTempDirectory("tidings-postgres-");
    return new DataDirectory(home, home.resolve("data"), true, null);
  }

  /** Takes the directory for this process, and ends what a killed one left running in it. */
  static DataDirectory kept(Path data) throws IOException {
    var home = Files.createDirectories(data.toAbsolutePath().getParent());
    var lock =
        FileChannel.open(
            home.resolve(data.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (!taken(lock)) {
      lock.close();
      throw new IllegalStateException(
          "The PostgreSQL data in " + data + " is in use by another process.");
    }
    LeftoverPostgres.endIn(data);
    return new DataDirectory(home, data, false, lock);
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  Path data() {
    return data;
  }

  Path log() {
    return home.resolve(data.getFileName() + ".log");
  }

  /** The process that serves the data, or served it until it was killed. */
  Optional<ProcessHandle> postmaster() {
    try {
      var pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid));
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (lock != null) {
        lock.close();
      }
      if (temporary) {
        deleteAll();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deleteAll() throws IOException {
    try (var files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
