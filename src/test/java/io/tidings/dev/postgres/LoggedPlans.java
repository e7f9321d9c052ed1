package io.tidings.dev.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The plans of all statements of the application, as PostgreSQL writes them into its log
 * (auto_explain) while it executes them.
 */
public final class LoggedPlans {

  private static final String FILE = "plans.log";
  private static final String OF_THE_APPLICATION = "tidings:";
  private static final Pattern ENTRY = Pattern.compile("(?m)^(?=[^\\s:]*:LOG: )");

  private final Path file;
  private final long from;

  private LoggedPlans(Path file, long from) {
    this.file = file;
    this.from = from;
  }

  /** Settings with which they are written into a directory. */
  public static PostgresSettings into(PostgresSettings settings, Path directory) {
    return settings
        .with("session_preload_libraries", "auto_explain")
        .with("auto_explain.log_min_duration", "0")
        .with("logging_collector", "on")
        .with("log_directory", directory.toString())
        .with("log_filename", FILE)
        .with("log_rotation_size", "0")
        .with("log_line_prefix", "%a:");
  }

  /** Those from now on. */
  public static LoggedPlans from(Path directory) throws IOException {
    var file = directory.resolve(FILE);
    return new LoggedPlans(file, Files.size(file));
  }

  /** Statements that name the table. */
  public Set<String> of(String table) {
    var word = Pattern.compile("\\b" + table + "\\b");
    var found = new TreeSet<String>();
    for (var entry : entries()) {
      if (word.matcher(entry).find()) {
        found.add(statement(entry));
      }
    }
    return found;
  }

  /** Statements that read one of the tables from its beginning to its end. */
  public Set<String> reading(String... tables) {
    var scan = Pattern.compile("Seq Scan on (" + String.join("|", tables) + ")\\b");
    var found = new TreeSet<String>();
    for (var entry : entries()) {
      if (scan.matcher(entry).find()) {
        found.add(entry);
      }
    }
    return found;
  }

  private static String statement(String entry) {
    return entry.replaceFirst("(?s)^.*?Query Text: ", "").replaceFirst("(?s)\\n\\t[A-Z].*$", "");
  }

  private Iterable<String> entries() {
    try (var log = Files.newByteChannel(file)) {
      log.position(from);
      var bytes = java.nio.channels.Channels.newInputStream(log).readAllBytes();
      return ENTRY
          .splitAsStream(new String(bytes, StandardCharsets.UTF_8))
          .filter(entry -> entry.startsWith(OF_THE_APPLICATION) && entry.contains("plan:"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
