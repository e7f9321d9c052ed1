package io.tidings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every screen in every state, light and dark, wide and narrow: axe-core finds nothing that keeps
 * people out, nothing has to be scrolled sideways, and the browser has nothing to complain about.
 */
class ScreensTest {

  private static final List<Integer> WIDTHS = List.of(1280, 360);
  private static final int NARROWEST = 320;
  private static final double PATIENCE_MILLIS = 60_000;
  private static final Instant NOW = Instant.parse("2026-11-23T13:05:00Z");

  private static final String WIDE =
      """
      () => {
        const { clientWidth, scrollWidth } = document.documentElement;
        const isWide = (element) => element.getBoundingClientRect().right > clientWidth;
        const scrolls = (element) => getComputedStyle(element).overflowX !== "visible";
        const isCut = (element) =>
          element !== document.body && (scrolls(element) || isCut(element.parentElement));
        const wide = [...document.querySelectorAll("body *")]
          .filter((element) => isWide(element) && !isCut(element.parentElement))
          .map((element) => `${element.tagName} ${element.id} ${element.className}`);
        return scrollWidth > clientWidth ? [`${scrollWidth} pixels`, ...wide.slice(0, 8)] : [];
      }
      """;

  /** On how many lines a text stands, at most, where the figures are. */
  private static final String LINES =
      """
      (text) => Math.max(...[...document.querySelectorAll(".figure-value")].map((figure) => {
        figure.textContent = text;
        const range = document.createRange();
        range.selectNodeContents(figure);
        return range.getClientRects().length;
      }))
      """;

  private static PageBrowser browser;

  @BeforeAll
  static void start() {
    browser = new PageBrowser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @TestFactory
  Stream<DynamicTest> nothing_keeps_anybody_out_of() {
    return Screen.all().map(screen -> dynamicTest(screen.name(), () -> look(screen)));
  }

  @Test
  void every_route_of_the_page_is_looked_at() {
    try (var page = browser.index()) {
      var patterns =
          (List<?>)
              page.evaluate(
                  "import('./js/routes.js').then(({ROUTES}) => ROUTES.map(({pattern}) =>"
                      + " pattern.source))");
      assertThat(patterns)
          .isNotEmpty()
          .allSatisfy(
              pattern ->
                  assertThat(Screen.all())
                      .as(String.valueOf(pattern))
                      .anyMatch(
                          screen ->
                              screen.path().matches(String.valueOf(pattern).replace("\\/", "/"))));
    }
  }

  @Test
  void ten_digits_of_a_figure_stay_on_one_line() {
    var overview =
        Screen.all().filter(screen -> screen.name().equals("overview")).findFirst().orElseThrow();
    try (var page = browser.blank()) {
      page.clock().setFixedTime(NOW.toString());
      overview.api().apply(new CannedApi()).standBehind(page);
      show(page, overview, new ArrayList<>());
      for (int width : WIDTHS) {
        page.setViewportSize(width, 900);
        assertThat(page.evaluate(LINES, "10,000,000")).as("at %d", width).isEqualTo(1);
      }
    }
  }

  private static void look(Screen screen) {
    var complaints = new ArrayList<String>();
    var api = screen.api().apply(new CannedApi());
    try (var page = browser.blank()) {
      page.onPageError(complaints::add);
      page.onConsoleMessage(message -> note(message, complaints));
      page.clock().setFixedTime(NOW.toString());
      api.standBehind(page);
      show(page, screen, complaints);
      for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        for (int width : WIDTHS) {
          page.setViewportSize(width, 900);
          complaints.addAll(labelled(colours + " at " + width, Axe.violations(page)));
        }
      }
      page.setViewportSize(NARROWEST, 900);
      assertThat(complaints).isEmpty();
      assertThat(wide(page)).as("to be scrolled sideways to at 320").isEmpty();
      assertThat(api.unknown()).as("calls without an example in openapi.yaml").isEmpty();
    }
  }

  /** What failed to load is asked for on purpose in some states. */
  private static void note(ConsoleMessage message, List<String> complaints) {
    if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
      complaints.add(message.text());
    }
  }

  private static void show(Page page, Screen screen, List<String> complaints) {
    page.navigate(browser.at("index.html" + screen.hash()));
    try {
      assertThat(page.locator(screen.ready()).first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    } catch (AssertionError absent) {
      var shown = page.locator("body").innerText();
      throw new AssertionError(absent.getMessage() + complaints + "\n" + shown, absent);
    }
    for (var click : screen.clicks()) {
      page.locator(click).first().click();
    }
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  private static List<String> labelled(String label, List<String> violations) {
    return violations.stream().map(violation -> label + ": " + violation).toList();
  }

  /** What is wider than the window, where the page is. */
  private static List<String> wide(Page page) {
    return ((List<?>) page.evaluate(WIDE)).stream().map(String::valueOf).toList();
  }
}
