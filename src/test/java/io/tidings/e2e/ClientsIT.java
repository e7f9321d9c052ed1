package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidings.dev.run.Installation;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.sse.SseEventSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Clients of others follow a stream, lose the connection, come back with what they were last given,
 * and stop at its end. What a browser does is shown by {@link PageIT} and {@link TabsIT}.
 */
class ClientsIT {

  private static final Path SCRIPT = Path.of("src", "test", "eventsource");
  private static final Path HOME = Path.of("target", "eventsource");

  private final URI base = Installation.running().baseUri();
  private final ApiClient api = new ApiClient(base);
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @Test
  void jerseys_client_resumes_and_gets_every_event_once() {
    var message = OpenMessage.sent(api, "+385911180115");
    ClientRequestFilter key =
        request -> request.getHeaders().putSingle("Authorization", "Bearer " + Installation.KEY);
    try (var proxy = CutProxy.to(base);
        var client = ClientBuilder.newClient().register(key);
        var source =
            SseEventSource.target(client.target(proxy.baseUri().resolve(path(message))))
                .reconnectingEvery(200, TimeUnit.MILLISECONDS)
                .build()) {
      source.register(event -> heard.add(event.getName() + " " + event.getId()));
      source.open();

      assertResumes(message, proxy);
    }
  }

  @Test
  void the_npm_package_eventsource_resumes_and_gets_every_event_once()
      throws IOException, InterruptedException {
    assumeTrue(isThere("npm", "--version"), "npm is not installed");
    Files.createDirectories(HOME);
    for (var file : new String[] {"package.json", "follow.mjs"}) {
      Files.copy(SCRIPT.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    assumeTrue(
        isThere("npm", "install", "--no-package-lock", "--no-audit", "--no-fund"),
        "npm cannot install the package eventsource");
    var message = OpenMessage.sent(api, "+385911180215");
    try (var proxy = CutProxy.to(base)) {
      var url = proxy.baseUri().resolve(path(message)).toString();
      var process = start("node", "follow.mjs", url, Installation.KEY);
      listen(process);

      assertResumes(message, proxy);

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
  }

  @Test
  void curl_follows_until_the_end_and_is_told_204_when_it_comes_back()
      throws IOException, InterruptedException {
    assumeTrue(isThere("curl", "--version"), "curl is not installed");
    var message = OpenMessage.sent(api, "+385911180315");
    var url = base.resolve(path(message)).toString();
    var authorisation = "Authorization: Bearer " + Installation.KEY;
    var process = start("curl", "-sSN", "-H", authorisation, url);
    listen(process);
    Eventually.isTrue("the snapshot", () -> heard.contains("event: snapshot"));

    message.delivered(1);

    Eventually.isTrue("the end", () -> heard.contains("event: end"));
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    var last = heard.stream().filter(line -> line.startsWith("id: ")).reduce("", (a, b) -> b);
    var resume = "Last-Event-ID: " + last.substring(4);
    heard.clear();
    listen(start("curl", "-sSN", "-H", authorisation, "-H", resume, "-w", "%{http_code}\n", url));
    Eventually.isTrue("an answer", () -> !heard.isEmpty());
    assertThat(heard).containsExactly("204");
  }

  private void assertResumes(OpenMessage message, CutProxy proxy) {
    Eventually.isTrue("the snapshot", () -> count("snapshot") == 1);
    message.enRoute(1);
    Eventually.isTrue("the first event", () -> count("status") == 1);

    proxy.cut();
    message.enRoute(2);
    message.enRoute(3);
    proxy.mend();

    Eventually.isTrue("what was missed", () -> count("status") == 3);
    message.delivered(4);
    Eventually.isTrue("the end", () -> count("end") == 1);
    assertThat(count("status")).isEqualTo(4);
    assertThat(count("snapshot")).isEqualTo(1);
    assertThat(count("reset")).isZero();
  }

  private long count(String name) {
    return heard.stream().filter(line -> line.startsWith(name + " ")).count();
  }

  private static String path(OpenMessage message) {
    return "/api/messages/" + message.correlationId() + "/events";
  }

  private static Process start(String... command) throws IOException {
    Files.createDirectories(HOME);
    return new ProcessBuilder(command)
        .directory(HOME.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    var process = start(command);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    return process.waitFor();
  }

  private static boolean isThere(String... command) throws InterruptedException {
    try {
      return run(command) == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private void listen(Process process) {
    var thread =
        new Thread(
            () -> {
              try (BufferedReader lines = process.inputReader()) {
                lines.lines().forEach(heard::add);
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            },
            "client-output");
    thread.setDaemon(true);
    thread.start();
  }
}
