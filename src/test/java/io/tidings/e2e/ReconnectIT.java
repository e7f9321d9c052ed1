package io.tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Open pages while their server is away: those that share a stream, and one that cannot. What the
 * lamp says is compared with what the page does.
 */
class ReconnectIT {

  private static final Duration BOOT = Duration.ofMinutes(8);
  private static final double PATIENCE_MILLIS = 120_000;

  /** What stands in the place of a server that is away; none of it is an answer of Tidings. */
  private static final List<String> FROM_ELSEWHERE =
      List.of(
          answer("404 Not Found", "text/html", "<title>404</title>"),
          answer("404 Not Found", "application/problem+json", "{\"type\":\"about:blank\"}"),
          answer("503 Service Unavailable", "text/html", "<title>503</title>"),
          answer("502 Bad Gateway", "application/json", "{}"),
          answer("401 Unauthorized", "text/html", "<title>Log in to the proxy</title>"),
          answer("200 OK", "text/html", "<title>Back soon</title>"),
          answer("200 OK", "application/json", "<title>Back soon</title>"),
          answer("200 OK", "application/json", "{}"),
          answer("204 No Content", "text/html", ""));

  private static final String GONE =
      answer(
          "404 Not Found",
          "application/problem+json",
          "{\"type\":\"https://tidings.io/problems/not-found\",\"title\":\"Not found\"}");

  @SuppressWarnings("NullAway.Init") // by start()
  private static Installation installation;

  private static Playwright playwright;
  private static Browser browser;

  private final Server server = installation.nodes().get(0);
  private final ApiClient api = new ApiClient(server.baseUri());

  @BeforeAll
  static void start() {
    var kind = System.getProperty("tidings.server", "payara");
    installation = Installation.start(InstallationSettings.ofNodes(List.of(kind)));
    playwright = Playwright.create();
    browser = PageIT.launch(playwright);
  }

  @AfterAll
  static void stop() {
    playwright.close();
    installation.close();
  }

  @Test
  void pages_are_live_again_by_themselves_after_the_server_was_killed_and_started_again() {
    var message = OpenMessage.sent(api, "+385911210115");
    var tabs = tabs(server.baseUri(), message, Installation.KEY);

    server.kill();
    tabs.forEach(tab -> assertState(tab, "reconnecting"));
    server.startAgain();
    server.awaitReady(BOOT);
    tabs.forEach(tab -> assertState(tab, "live"));
    message.delivered(1);

    tabs.forEach(ReconnectIT::assertDelivered);
    closeAll(tabs);
  }

  @Test
  void no_answer_from_elsewhere_ends_the_page_or_makes_it_say_that_it_is_live() {
    var message = OpenMessage.sent(api, "+385911210215");
    try (var proxy = CutProxy.to(server.baseUri())) {
      var tabs = tabs(proxy.baseUri(), message, Installation.KEY);
      for (var answer : FROM_ELSEWHERE) {
        proxy.answerInstead(answer);
        tabs.forEach(tab -> assertSays(tab, "Reconnecting in \\d+ s"));
        tabs.forEach(tab -> assertThat(tab.locator("#api-key")).isHidden());
        long before = proxy.answeredInstead("/api/messages");
        Eventually.isTrue(
            "another try", () -> proxy.answeredInstead("/api/messages") >= before + tabs.size());
        tabs.get(0).screenshot(shot("page-reconnecting.png"));

        proxy.mend();
        tabs.forEach(tab -> assertState(tab, "live"));
      }
      message.delivered(1);
      tabs.forEach(ReconnectIT::assertDelivered);
      closeAll(tabs);
    }
  }

  @Test
  void a_send_request_that_is_gone_ends_the_page_and_nothing_is_tried_any_more() {
    var message = OpenMessage.sent(api, "+385911210315");
    try (var proxy = CutProxy.to(server.baseUri())) {
      var tabs = tabs(proxy.baseUri(), message, Installation.KEY);
      proxy.answerInstead(GONE);

      tabs.forEach(tab -> assertSays(tab, "Not found"));
      tabs.forEach(tab -> assertThat(tab.locator("[role=alert]:visible")).containsText("no send"));
      tabs.get(0).screenshot(shot("page-not-found.png"));
      long before = proxy.answeredInstead("/api/messages");
      for (var tab : tabs) {
        tab.evaluate("window.dispatchEvent(new Event('online'))");
        tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        tab.evaluate("fetch('api/live').catch(() => 0)");
      }
      assertThat(proxy.answeredInstead("/api/live")).isEqualTo(tabs.size());
      assertThat(proxy.answeredInstead("/api/messages")).isEqualTo(before).isPositive();
      closeAll(tabs);
    }
    message.delivered(1);
  }

  @Test
  void a_page_whose_key_left_the_configuration_asks_to_sign_in_and_goes_on_after_it() {
    var message = OpenMessage.sent(api, "+385911210415");
    var tabs = tabs(server.baseUri(), message, Installation.KEY_OF_A_COLLEAGUE);

    server.kill();
    server.startAgainWith("TIDINGS_ACCESS_KEYS", Installation.accessKeys("another-key"));
    server.awaitReady(BOOT);
    for (var tab : tabs) {
      assertThat(tab.locator("#sign-in-notice")).containsText("Sign in", patientText());
      assertThat(tab.locator("tidings-lamp")).isHidden();
      assertState(tab, "signed-out");
    }
    tabs.forEach(tab -> signIn(tab, "another-key"));
    tabs.forEach(tab -> assertState(tab, "live"));
    message.delivered(1);

    tabs.forEach(ReconnectIT::assertDelivered);
    closeAll(tabs);
  }

  /** Two that share a stream, and one whose browser cannot; all of them live. */
  private static List<Page> tabs(URI base, OpenMessage message, String key) {
    var sharing = browser.newContext();
    var alone = browser.newContext();
    alone.addInitScript("delete Navigator.prototype.locks");
    var tabs =
        Stream.of(sharing, sharing, alone)
            .map(context -> show(context, base, message, key))
            .toList();
    tabs.forEach(tab -> assertState(tab, "live"));
    return tabs;
  }

  private static Page show(BrowserContext context, URI base, OpenMessage message, String key) {
    var page = context.newPage();
    page.navigate(base.resolve("/#/r/" + message.correlationId()).toString());
    if (context.pages().size() == 1) {
      signIn(page, key);
    }
    return page;
  }

  private static void signIn(Page page, String key) {
    page.locator("#api-key").fill(key);
    page.locator("#sign-in").click();
    page.locator("tidings-lamp").waitFor();
  }

  private static void closeAll(List<Page> tabs) {
    tabs.stream().map(Page::context).distinct().forEach(BrowserContext::close);
  }

  private static void assertState(Page page, String state) {
    assertThat(page.locator("tidings-lamp"))
        .hasAttribute(
            "data-state",
            state,
            new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
  }

  private static void assertSays(Page page, String words) {
    assertThat(page.locator(".lamp-word"))
        .hasText(
            Pattern.compile(words),
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
  }

  private static void assertDelivered(Page page) {
    assertState(page, "complete");
    assertThat(page.locator("tidings-message")).hasAttribute("data-outcome", "delivered");
  }

  private static String answer(String status, String type, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, type, body.length(), body);
  }

  private static LocatorAssertions.ContainsTextOptions patientText() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name));
  }
}
