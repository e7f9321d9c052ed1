package io.tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.tidings.dev.run.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many tabs of one browser, which share one stream, and what they show after a cut. */
class TabsIT {

  private static final int TABS = 7;

  /** For trying out by hand how long a cut may last. */
  private static final Duration CUT =
      Duration.ofSeconds(Integer.getInteger("tidings.tabs.cut-seconds", 0));

  private static Playwright playwright;
  private static Browser browser;

  private final URI base = Installation.running().baseUri();
  private final ApiClient api = new ApiClient(base);

  @BeforeAll
  static void start() {
    playwright = Playwright.create();
    browser = PageIT.launch(playwright);
  }

  @AfterAll
  static void stop() {
    playwright.close();
  }

  @Test
  void seven_tabs_of_a_browser_are_live_at_once_and_hold_one_stream() {
    var messages = open(TABS, "+38591117%d115");
    try (var context = signedIn(base)) {
      var tabs = messages.stream().map(message -> show(context, base, message)).toList();
      tabs.forEach(tab -> assertState(tab, "live"));
      // Streams that were closed for it are noticed by the heartbeat.
      Eventually.get("one stream", this::streams, open -> open == 1);

      messages.forEach(message -> message.enRoute(1));
      messages.forEach(message -> message.delivered(2));

      tabs.forEach(TabsIT::assertDelivered);
    }
  }

  @Test
  void another_tab_takes_over_when_the_one_that_holds_the_stream_is_closed() {
    var messages = open(3, "+38591117%d215");
    try (var context = signedIn(base)) {
      var tabs = messages.stream().map(message -> show(context, base, message)).toList();
      tabs.forEach(tab -> assertState(tab, "live"));

      tabs.get(0).close();
      messages.forEach(message -> message.delivered(1));

      tabs.subList(1, 3).forEach(TabsIT::assertDelivered);
    }
  }

  @Test
  void two_tabs_with_the_same_send_request_both_show_it() {
    var message = open(1, "+38591117%d315").get(0);
    try (var context = signedIn(base)) {
      var one = show(context, base, message);
      assertState(one, "live");
      message.enRoute(1);
      var two = show(context, base, message);
      assertState(two, "live");
      message.delivered(2);

      assertDelivered(one);
      assertDelivered(two);
    }
  }

  @Test
  void after_a_cut_the_page_is_given_what_it_missed_and_says_how_much_that_was() {
    var message = open(1, "+38591117%d415").get(0);
    try (var proxy = CutProxy.to(base);
        var context = signedIn(proxy.baseUri())) {
      var tab = show(context, proxy.baseUri(), message);
      assertState(tab, "live");

      proxy.cut();
      assertState(tab, "reconnecting");
      IntStream.rangeClosed(1, 3).forEach(message::enRoute);
      tab.waitForTimeout(CUT.toMillis());
      proxy.mend();

      assertState(tab, "live");
      assertThat(tab.locator("tidings-lamp")).containsText("3 missed changes were replayed");
      tab.screenshot(shot("page-after-a-cut.png"));
      message.delivered(4);
      assertDelivered(tab);
    }
  }

  @Test
  void the_stream_check_tells_whether_events_arrive_as_they_are_sent() {
    try (var context = signedIn(base)) {
      var page = context.newPage();
      page.navigate(base.resolve("/#/stream-check").toString());
      assertThat(page.locator("#stream-verdict")).hasAttribute("data-verdict", "live", patient());
      page.screenshot(shot("stream-check.png"));

      page.route(
          "**/api/stream-check",
          route -> {
            var whole = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(whole));
          });
      page.getByText("Check again").click();
      assertThat(page.locator("#stream-verdict"))
          .hasAttribute("data-verdict", "buffered", patient());
    }
  }

  private List<OpenMessage> open(int count, String recipients) {
    return IntStream.range(0, count)
        .mapToObj(n -> OpenMessage.sent(api, recipients.formatted(n)))
        .toList();
  }

  private double streams() {
    return api.meter("tidings_streams_open");
  }

  private static BrowserContext signedIn(URI base) {
    var context = browser.newContext();
    var page = context.newPage();
    page.navigate(base.resolve("/#/compose").toString());
    page.locator("#api-key").fill(Installation.KEY);
    page.locator("#sign-in").click();
    page.locator("#recipients").waitFor();
    page.close();
    return context;
  }

  private static Page show(BrowserContext context, URI base, OpenMessage message) {
    var page = context.newPage();
    page.navigate(base.resolve("/#/r/" + message.correlationId()).toString());
    return page;
  }

  private static void assertState(Page page, String state) {
    assertThat(page.locator("tidings-lamp")).hasAttribute("data-state", state, patient());
  }

  private static void assertDelivered(Page page) {
    assertThat(page.locator("tidings-message"))
        .hasAttribute("data-outcome", "delivered", patient());
    assertState(page, "complete");
  }

  private static LocatorAssertions.HasAttributeOptions patient() {
    return new LocatorAssertions.HasAttributeOptions().setTimeout(60_000);
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name));
  }
}
