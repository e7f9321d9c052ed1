package io.tidings.dev.chromium;

import com.microsoft.playwright.CLI;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a Chromium on this machine, or gets one, and says in one line what it does. */
final class ChromiumSearch {

  private static final String NAMED = System.getProperty("tidings.chromium", "");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path ON_MACOS =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static final Path APT_GET = Path.of("/usr/bin/apt-get");
  private static final String NONE = "No Chromium: install one, or set -Dtidings.chromium=<path>.";

  private static final Duration TO_ANSWER = Duration.ofSeconds(30);
  private static final Duration TO_FETCH = Duration.ofMinutes(5);
  private static final Duration TO_INSTALL = Duration.ofMinutes(10);

  /** Of each of the five times that Playwright asks its host. */
  private static final String MOST_MILLIS_OF_SILENCE = "10000";

  private static Optional<Path> found = Optional.empty();
  private static boolean ended;

  private ChromiumSearch() {}

  /** The same for all tests of this process, also when there is none. */
  static synchronized Path result() {
    if (!ended) {
      ended = true;
      found = search();
      found.ifPresent(path -> say(path + " it is."));
    }
    return found.orElseThrow(
        () ->
            new AssertionError(NAMED.isEmpty() ? NONE : NAMED + " is no Chromium that runs here."));
  }

  private static Optional<Path> search() {
    if (!NAMED.isEmpty()) {
      return Optional.of(Path.of(NAMED)).filter(ChromiumSearch::answers);
    }
    return installed()
        .or(ChromiumSearch::ofPlaywright)
        .or(ChromiumSearch::fetched)
        .or(ChromiumSearch::ofDebian);
  }

  private static Optional<Path> installed() {
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return Stream.concat(
            Stream.of(folders)
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve)),
            Stream.of(ON_MACOS))
        .filter(ChromiumSearch::answers)
        .findFirst();
  }

  private static Optional<Path> ofPlaywright() {
    try (var playwright = ChromiumFixture.playwright()) {
      return Optional.of(Path.of(playwright.chromium().executablePath()))
          .filter(ChromiumSearch::answers);
    }
  }

  private static Optional<Path> fetched() {
    say("none on this machine; Playwright fetches its own.");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var install =
        new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            CLI.class.getName(),
            "install",
            "--no-shell",
            "chromium");
    install.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
    install
        .environment()
        .putIfAbsent("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", MOST_MILLIS_OF_SILENCE);
    return BoundedProcess.endsWell(install, TO_FETCH) ? ofPlaywright() : Optional.empty();
  }

  private static Optional<Path> ofDebian() {
    if (!System.getProperty("user.name").equals("root") || !Files.isExecutable(APT_GET)) {
      say("Playwright's own is not to be had, and Debian's package takes root and apt-get.");
      return Optional.empty();
    }
    say("Playwright's own is not to be had; apt-get installs Debian's package.");
    return aptGet("update") && aptGet("install", "-y", "chromium") ? installed() : Optional.empty();
  }

  private static boolean aptGet(String... arguments) {
    var command =
        new ArrayList<>(List.of(APT_GET.toString(), "-qq", "-o", "DPkg::Lock::Timeout=120"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    return BoundedProcess.endsWell(builder, TO_INSTALL);
  }

  /**
   * One that lacks libraries of the system does not, nor does a stub that tells how to install it.
   */
  private static boolean answers(Path chromium) {
    return Files.isExecutable(chromium)
        && BoundedProcess.endsWell(new ProcessBuilder(chromium.toString(), "--version"), TO_ANSWER);
  }

  private static void say(String line) {
    System.out.println("Chromium: " + line);
  }
}
