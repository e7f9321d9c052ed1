package io.tidings.dev.postgres;

import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/** Where a PostgreSQL keeps its data, where it listens and how it is configured. */
public record PostgresSettings(
    Optional<Path> dataDirectory, int port, TreeMap<String, String> parameters) {

  /** Data that is deleted at the end, on a free port. */
  public static PostgresSettings temporary() {
    return new PostgresSettings(Optional.empty(), 0, new TreeMap<>());
  }

  /** Data that stays in the given directory, which is made when it is not there. */
  public static PostgresSettings in(Path dataDirectory) {
    return new PostgresSettings(
        Optional.of(dataDirectory.toAbsolutePath().normalize()), 0, new TreeMap<>());
  }

  /** Zero stands for a free port. */
  public PostgresSettings onPort(int port) {
    return new PostgresSettings(dataDirectory, port, parameters);
  }

  /** Any parameter of {@code postgresql.conf}; the value must not need quoting in a shell. */
  public PostgresSettings with(String parameter, String value) {
    var more = new TreeMap<>(parameters);
    more.put(parameter, value);
    return new PostgresSettings(dataDirectory, port, more);
  }
}
