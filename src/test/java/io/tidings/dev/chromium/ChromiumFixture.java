package io.tidings.dev.chromium;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The browser of this machine, for tests and tours; {@link ChromiumSearch} finds it. */
public final class ChromiumFixture {

  private ChromiumFixture() {}

  /** Without its own browsers, which it would download. */
  public static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /**
   * @param more arguments of its own for a test
   */
  public static Browser launch(Playwright playwright, String... more) {
    var arguments = new ArrayList<>(List.of("--no-sandbox", "--disable-background-networking"));
    arguments.addAll(List.of(more));
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(arguments));
  }

  public static Path chromium() {
    return ChromiumSearch.result();
  }
}
