package io.tidings.dev.load;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;

/**
 * A hot standby: it replays what its primary writes, later than that by a while, and can be read.
 */
final class Standby implements AutoCloseable {

  private final Path home;
  private final Postgres postgres;

  private Standby(Path home, Postgres postgres) {
    this.home = home;
    this.postgres = postgres;
  }

  /** What a primary must keep so that a standby finds its beginning. */
  static PostgresSettings primary(PostgresSettings settings) {
    return settings.with("wal_level", "replica").with("wal_keep_size", "1GB");
  }

  /**
   * @param behind how much later it applies what was committed
   */
  static Standby of(Postgres primary, Duration behind) throws IOException, SQLException {
    var home = Files.createTempDirectory("tidings-standby-");
    var data = home.resolve("data");
    var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(primary.port());
    try (var connection = DriverManager.getConnection(url, "postgres", "");
        var statement = connection.createStatement()) {
      var source = Path.of(text(statement, "show data_directory"));
      text(statement, "select pg_backup_start('standby', true)::text");
      copy(source, data);
      var label = text(statement, "select labelfile from pg_backup_stop(false)");
      Files.writeString(data.resolve("backup_label"), label);
    }
    Files.createFile(data.resolve("standby.signal"));
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'%nrecovery_min_apply_delay = '%dms'%n"
            .formatted(primary.port(), behind.toMillis()),
        StandardOpenOption.APPEND);
    return new Standby(home, Postgres.start(PostgresSettings.in(data)));
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** All but the write-ahead log, which the standby asks for, and what is of one life only. */
  private static void copy(Path source, Path target) throws IOException {
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            var rights = PosixFilePermissions.fromString("rwx------");
            Files.createDirectory(
                target.resolve(source.relativize(directory).toString()),
                PosixFilePermissions.asFileAttribute(rights));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var name = source.relativize(file).toString();
            if (!name.startsWith("pg_wal/") && !name.startsWith("postmaster.")) {
              try {
                Files.copy(file, target.resolve(name));
              } catch (NoSuchFileException gone) {
                // the log tells of it
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  Postgres postgres() {
    return postgres;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
