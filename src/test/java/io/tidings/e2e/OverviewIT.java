package io.tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.dev.run.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page's first screen, with figures of messages that were sent. Screenshots are left. */
class OverviewIT {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE_MILLIS = 60_000;
  private static final Pattern SOME = Pattern.compile("[1-9][0-9,]*");

  private static Playwright playwright;
  private static Browser browser;

  private final String base = Installation.running().baseUri().toString();
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void start() {
    playwright = Playwright.create();
    browser = ChromiumFixture.launch(playwright);
  }

  @AfterAll
  static void stop() {
    playwright.close();
  }

  @Test
  void what_was_sent_is_counted_and_drawn_and_leads_to_its_messages() {
    send();
    var page = signedIn(1280, ColorScheme.LIGHT);

    assertThat(figure(page, "accepted")).hasText(SOME, patient());
    assertThat(figure(page, "delivered")).hasText(Pattern.compile("[0-9.]+%"), patient());
    assertThat(page.locator("[by=country] .figure-name").first()).hasText("Croatia", patient());
    assertThat(page.locator("[by=error] tbody tr").first()).isVisible(patiently());
    assertThat(page.locator(".bar [data-outcome=delivered]:not([data-empty])").first())
        .isVisible(patiently());
    assertThat(page.locator("tidings-lines canvas")).isVisible();
    assertThat(page.locator("tidings-lines tbody tr")).hasCount(60);
    assertThat(figure(page, "failed"))
        .hasAttribute("href", Pattern.compile("#/messages\\?outcome=failed&from=.*"));
    assertThat(complaints).isEmpty();
  }

  @Test
  void figures_follow_what_is_sent_while_they_are_looked_at() {
    send();
    var page = signedIn(1280, ColorScheme.LIGHT);
    assertThat(figure(page, "accepted")).hasText(SOME, patient());
    var before = figure(page, "accepted").textContent();

    send();

    assertThat(figure(page, "accepted")).not().hasText(before, patient());
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_table_is_saved_as_a_file_of_all_its_rows() throws Exception {
    send();
    var page = signedIn(1280, ColorScheme.LIGHT);
    assertThat(page.locator("[by=country] .figure-name").first()).hasText("Croatia", patient());

    var file = page.waitForDownload(() -> page.locator("[by=country] .figure-head button").click());

    var lines = Files.readString(file.path()).lines().toList();
    assertThat(file.suggestedFilename()).isEqualTo("tidings-country.csv");
    assertThat(lines.get(0)).startsWith("\uFEFFkey,name,accepted,delivered,failed");
    assertThat(lines).anyMatch(line -> line.startsWith("HR,Croatia,"));
  }

  @Test
  void the_span_is_in_the_address_and_every_window_has_room_for_it() {
    send();
    var page = signedIn(1280, ColorScheme.LIGHT);
    page.locator("[data-days='7']").click();
    assertThat(page.locator(".bar-column")).hasCount(7);
    assertThat(page.locator("h1")).isFocused();
    page.reload();
    assertThat(page.locator("[data-days='7']")).hasAttribute("aria-current", "true");
    shootIn(page, 1280, ColorScheme.LIGHT, "overview-light.png");
    shootIn(page, 1280, ColorScheme.DARK, "overview-dark.png");
    shootIn(page, 360, ColorScheme.LIGHT, "overview-360.png");
    shootIn(page, 320, ColorScheme.DARK, "overview-320-dark.png");
    assertThat(complaints).isEmpty();
  }

  @Test
  void the_library_for_lines_comes_out_of_its_jar_as_the_page_itself_does() {
    var api = new ApiClient(Installation.running().baseUri());

    var library = api.get("/webjars/uplot/1.6.30/dist/uPlot.iife.min.js");

    assertThat(library.statusCode()).isEqualTo(200);
    assertThat(library.body()).contains("uPlot");
    assertThat(library.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
    assertThat(library.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  /** Thirteen messages, whose last two digits say what becomes of each. */
  private static void send() {
    var api = new ApiClient(Installation.running().baseUri());
    var numbers = new String[13];
    for (int outcome = 1; outcome <= numbers.length; outcome++) {
      numbers[outcome - 1] = "+38591126%04d".formatted(outcome);
    }
    api.send("For the overview", numbers);
  }

  private Page signedIn(int width, ColorScheme colours) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(colours));
    var page = context.newPage();
    page.navigate(base);
    page.locator("#api-key").fill(Installation.KEY);
    page.locator("#sign-in").click();
    assertThat(page.locator("tidings-overview-screen h1")).isVisible();
    page.onConsoleMessage(this::note);
    page.onPageError(complaints::add);
    return page;
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text());
    }
  }

  private static Locator figure(Page page, String name) {
    return page.locator("[data-figure=" + name + "]");
  }

  private void shootIn(Page signedIn, int width, ColorScheme colours, String name) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setStorageState(signedIn.context().storageState())
                .setViewportSize(width, 900)
                .setColorScheme(colours));
    var page = context.newPage();
    page.onConsoleMessage(this::note);
    page.navigate(base + "#/?days=7");
    assertThat(figure(page, "accepted")).hasText(SOME, patient());
    assertThat(page.locator("[by=error] tbody tr").first()).isVisible(patiently());
    assertThat(page.locator("tidings-lines canvas")).isVisible();
    assertThat(overflow(page)).isLessThanOrEqualTo(0);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)).setFullPage(true));
    context.close();
  }

  /** How many pixels the page is wider than the window. */
  private static int overflow(Page page) {
    return (int)
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  private static LocatorAssertions.HasTextOptions patient() {
    return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
  }

  private static LocatorAssertions.IsVisibleOptions patiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
  }
}
