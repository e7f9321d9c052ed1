package io.tidings.dev.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A running PostgreSQL with the role and the database Tidings uses, ended with this process.
 *
 * <p>It is as durable as in production: the library it comes from turns fsync off to be fast, and a
 * test of what survives a crash would then prove nothing.
 */
public final class Postgres implements AutoCloseable {

  private static final String NAME = "tidings";
  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final Logger LIBRARY_LOG = Logger.getLogger("io.zonky.test.db.postgres");

  private final PostgresSettings settings;
  private final DataDirectory directory;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile EmbeddedPostgres server;

  private Postgres(PostgresSettings settings, DataDirectory directory, EmbeddedPostgres server) {
    this.settings = settings;
    this.directory = directory;
    this.port = server.getPort();
    this.server = server;
  }

  /** Returns when connections are accepted. */
  public static Postgres start(PostgresSettings settings) {
    LIBRARY_LOG.setLevel(Level.WARNING);
    try {
      var directory =
          settings.dataDirectory().isPresent()
              ? DataDirectory.kept(settings.dataDirectory().get())
              : DataDirectory.temporary();
      var postgres = new Postgres(settings, directory, launch(settings, directory));
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "postgres-closer"));
      postgres.createRoleAndDatabase();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL started but refused its first statements.", e);
    }
  }

  private static EmbeddedPostgres launch(PostgresSettings settings, DataDirectory directory)
      throws IOException {
    var log = Redirect.appendTo(directory.log().toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.data())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(STARTUP)
            .setPort(settings.port())
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "");
    settings.parameters().forEach(builder::setServerConfig);
    try {
      return builder.start();
    } catch (IOException | RuntimeException e) {
      var said = Files.exists(directory.log()) ? Files.readString(directory.log()) : "";
      directory.close();
      throw new IllegalStateException("PostgreSQL did not start: " + lastLines(said), e);
    }
  }

  private static String lastLines(String log) {
    var lines = log.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  private void createRoleAndDatabase() throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection()) {
      if (!exists(connection, "select from pg_roles where rolname = ?")) {
        execute(connection, "create role tidings login password 'tidings'");
      }
      if (!exists(connection, "select from pg_database where datname = ?")) {
        execute(connection, "create database tidings owner tidings");
      }
    }
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, NAME);
      return statement.executeQuery().next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public int port() {
    return port;
  }

  public ProcessHandle process() {
    return directory.postmaster().orElseThrow();
  }

  /** Ends it as a power cut would (SIGKILL); what was committed is on disk. */
  public void kill() {
    var postmaster = process();
    // A new one refuses the data as long as a process of the old one lives.
    var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /** Stops it in the middle of whatever it does: it still takes connections and answers nothing. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on after {@link #freeze}. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    Stream.concat(Stream.of(process()), process().descendants())
        .forEach(each -> command.add(Long.toString(each.pid())));
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again after {@link #kill}, on the same port and data. */
  public void startAgain() {
    // It would tell at length that there is nobody to stop.
    LIBRARY_LOG.setLevel(Level.OFF);
    try {
      server.close();
      server = launch(settings.onPort(port), directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      LIBRARY_LOG.setLevel(Level.WARNING);
    }
  }

  /** The URL of the database, with role and password in it. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port(), NAME, NAME, NAME);
  }

  public DataSource dataSource() {
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl(jdbcUrl());
    return dataSource;
  }

  /** The variables that lead a server's pool to this database. */
  public Map<String, String> environment() {
    return Map.of(
        "TIDINGS_DB_HOST", "127.0.0.1",
        "TIDINGS_DB_PORT", Integer.toString(port()),
        "TIDINGS_DB_NAME", NAME,
        "TIDINGS_DB_USER", NAME,
        "TIDINGS_DB_PASSWORD", NAME);
  }

  /** May be called again. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      directory.close();
    }
  }
}
