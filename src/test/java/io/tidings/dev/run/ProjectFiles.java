package io.tidings.dev.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where the build puts what a server needs. */
final class ProjectFiles {

  /** Maven's test runner names the project's directory; anything else is started in it. */
  static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  static final Path WAR = PROJECT.resolve("target/tidings.war");
  static final Path SERVERS = PROJECT.resolve("target/server");
  static final Path PAYARA_MICRO = SERVERS.resolve("payara-micro.jar");
  static final Path DRIVER = SERVERS.resolve("postgresql.jar");
  static final Path PAYARA_CONFIG = PROJECT.resolve("payara-config");
  static final Path WILDFLY_SCRIPT = PROJECT.resolve("wildfly-config/tidings.cli");

  private ProjectFiles() {}

  /** The file, or a sentence that says how to get it. */
  static Path present(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalStateException(file + " is missing; `mvn package` makes it.");
    }
    return file;
  }

  static Path wildFly() {
    try (var homes = Files.newDirectoryStream(SERVERS, "wildfly-*.Final")) {
      for (Path home : homes) {
        return home;
      }
      throw new IllegalStateException(
          "No WildFly in " + SERVERS + "; `mvn -Pwildfly` puts it there.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copyAll(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  /** Deletes what it can: the system clears its temporary directory of the rest. */
  static void deleteAll(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Left behind: " + directory);
    }
  }
}
