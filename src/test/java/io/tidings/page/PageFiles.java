package io.tidings.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of the page, of its tests and of the tools for both over HTTP, since a browser takes
 * modules from nowhere else. There is no API behind them.
 */
final class PageFiles implements AutoCloseable {

  static final Path WEBAPP = Path.of("src", "main", "webapp");
  static final Path TESTS = Path.of("src", "test", "js");

  private static final Path CASES = Path.of("src", "test", "resources", "io", "tidings");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8");

  /** As the server sends it with everything. */
  private static final String POLICY =
      "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private final HttpServer server;

  PageFiles() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException portless) {
      throw new UncheckedIOException(portless);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Those of the page and of its tests whose names end so, in their order. */
  static List<Path> ending(String end) {
    return Stream.of(WEBAPP, TESTS).flatMap(PageFiles::all).filter(named(end)).sorted().toList();
  }

  private static Predicate<Path> named(String end) {
    return file -> file.toString().endsWith(end);
  }

  private static Stream<Path> all(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where one of these is served. */
  static String path(Path file) {
    return file.startsWith(TESTS)
        ? "/test/" + TESTS.relativize(file).toString().replace('\\', '/')
        : "/" + WEBAPP.relativize(file).toString().replace('\\', '/');
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().substring(1);
    try (exchange) {
      var content = content(path);
      exchange.getResponseHeaders().set("Content-Type", type(path));
      if (path.equals("index.html")) {
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
      }
      exchange.sendResponseHeaders(content.isPresent() ? 200 : 404, 0);
      exchange.getResponseBody().write(content.orElse(new byte[0]));
    }
  }

  private static String type(String path) {
    return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
  }

  private static Optional<byte[]> content(String path) throws IOException {
    if (path.startsWith("webjars/")) {
      return WebJar.read(path.substring("webjars/".length()));
    }
    var file = file(path);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private static Path file(String path) {
    if (path.startsWith("test/")) {
      return TESTS.resolve(path.substring("test/".length()));
    }
    return path.startsWith("cases/")
        ? CASES.resolve(path.substring("cases/".length()))
        : WEBAPP.resolve(path);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
