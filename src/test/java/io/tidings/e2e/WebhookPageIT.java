package io.tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.dev.run.Installation;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Webhook calls and unmatched reports on the page. Screenshots are left in target/screenshots. */
class WebhookPageIT {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static Playwright playwright;
  private static Browser browser;

  private final String base = Installation.running().baseUri().toString();
  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  @BeforeAll
  static void start() {
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(ChromiumFixture.chromium())
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
  }

  @AfterAll
  static void stop() {
    playwright.close();
  }

  @Test
  void a_refused_call_tells_why_and_is_replayed_at_a_click() {
    var id = sentMessage("+385911240115");
    var body =
        """
        {"results":[{"messageId":"%s","doneAt":"2030-01-01T10:00:05.000+0000",
          "status":{"groupId":3,"groupName":"DELIVERED","id":5,"name":"DELIVERED_TO_HANDSET"}}]}"""
            .formatted(id);
    post("/webhooks/infobip/reports/aWrongTokenOfThePage", body);

    var page = signedIn(1100, ColorScheme.LIGHT, "#/webhooks?show=refused");
    var row = page.locator("tidings-webhook-call").first();
    assertThat(row.locator(".call-words"))
        .hasText("Refused: The token at the end of the URL is missing or not the configured one.");
    row.locator("summary").click();
    assertThat(row.locator(".call-sentence"))
        .hasText("The token at the end of the URL is missing or not the configured one.");
    assertThat(row.locator(".call-body")).containsText(id);
    assertThat(row.locator(".call-headers")).containsText("Java-http-client");
    shootEverywhere(page, "webhook-refused");

    page.waitForResponse(
        answer -> answer.url().endsWith("/replay"),
        () -> row.locator("button:has-text('Replay')").click());
    page.locator("[data-filter=accepted]").click();
    var replay = page.locator("tidings-webhook-call:has(.badge)").first();
    assertThat(replay.locator(".call-words")).hasText("Delivered, +385 91 124 0115");
    replay.locator("summary").click();
    assertThat(replay.locator(".call-results li[data-verdict=APPLIED] a")).hasText(id);
    assertThat(replay.locator(".facts > div:has-text('Replayed by') dd")).hasText("tests");
    shootEverywhere(page, "webhook-replayed");

    var entry = timelineEntry(page, "REPLAY");
    assertThat(entry.locator(".timeline-origin"))
        .containsText("Delivery report, recorded on request");
    assertThat(entry.locator(".timeline-remark").first()).hasText("Replayed by tests.");
    shootEverywhere(page, "history-replayed");
  }

  @Test
  void an_unmatched_report_is_assigned_to_the_message_it_is_about() {
    var id = sentMessage("+385911240215");
    var foreign = "foreign-" + UUID.randomUUID();
    api.report(
        """
        {"results":[{"messageId":"%s","to":"385911240215",
          "status":{"groupId":3,"groupName":"DELIVERED","id":5,"name":"DELIVERED_TO_HANDSET"}}]}"""
            .formatted(foreign));

    var page = signedIn(1100, ColorScheme.LIGHT, "#/webhooks?show=unmatched");
    var report = page.locator(".unmatched > li:has-text('" + foreign + "')");
    var suggested = report.locator(".suggestions li").first();
    assertThat(suggested).containsText(id);
    assertThat(suggested).containsText("+385 91 124 0215 (table-9)");
    shootEverywhere(page, "webhook-unmatched");

    report.locator(".suggestions button").first().click();
    assertThat(report.locator(".call-sentence"))
        .hasText("Record DELIVERED_TO_HANDSET for the message to +385 91 124 0215?");
    shootEverywhere(page, "webhook-assign-question");
    report.locator("button:has-text('Yes, assign it')").click();
    var done = page.locator(".unmatched-done:has-text('" + id + "')");
    done.locator("button:has-text('Undo')").click();
    assertThat(report.locator(".suggestions button").first()).isVisible();
    assertThat(
            api.read(correlationIds.get(0))
                .getJsonArray("messages")
                .getJsonObject(0)
                .getString("outcome"))
        .isEqualTo("sent");
    report.locator(".suggestions button").first().click();
    report.locator("button:has-text('Yes, assign it')").click();
    assertThat(done).isVisible();
    var correlationId = correlationIds.get(0);
    assertThat(
            api.read(correlationId).getJsonArray("messages").getJsonObject(0).getString("status"))
        .isEqualTo("DELIVERED_TO_HANDSET");
    assertThat(timelineEntry(page, "REPLAY").last().locator(".timeline-remark").first())
        .hasText("Assigned to this message by tests.");
    assertThat(timelineEntry(page, "TIDINGS").locator(".timeline-remark").first())
        .hasText("The assignment by tests was undone by tests.");

    page.navigate(base + "#/webhooks?show=accepted");
    var call = page.locator("tidings-webhook-call:has-text('1 unmatched')").first();
    call.locator("summary").click();
    assertThat(call.locator(".call-results")).containsText("assigned to a message by tests");
  }

  @Test
  void new_calls_wait_for_a_click_and_one_has_an_address_of_its_own() {
    var page = signedIn(1100, ColorScheme.LIGHT, "#/webhooks");
    assertThat(page.locator("tidings-webhook-calls .secrets [data-proof=token]"))
        .containsText("Token in the URL");
    var id = sentMessage("+385911240315");
    post("/webhooks/infobip/reports/aWrongTokenOfThePage", "{\"results\":[]}");

    page.locator("button.newer").click();
    assertThat(page.locator("tidings-webhook-call").first()).hasAttribute("data-state", "refused");
    assertThat(page.locator("[data-filter=refused] .pill-count")).not().isEmpty();
    assertThat(page.locator("[data-route=webhooks]")).containsText("Webhook calls");
    shootEverywhere(page, "webhook-calls");

    page.locator("#call-message").fill(id);
    page.locator("[role=search] button").click();
    var found = page.locator("tidings-webhook-call");
    assertThat(found.locator(".call-words").first()).hasText("Sent, +385 91 124 0315");
    found.first().locator("summary").click();
    found.first().locator("a:has-text('Open on its own page')").click();
    assertThat(page.locator("tidings-webhook-call-screen .call-body")).containsText(id);
    shootEverywhere(page, "webhook-call");
  }

  @Test
  void who_is_no_operator_is_offered_no_webhook_calls_and_told_why() {
    var page = signedIn(Installation.KEY_OF_ANOTHER_CALLER, 1100, ColorScheme.LIGHT, "#/webhooks");

    assertThat(page.locator("tidings-webhook-calls .notice"))
        .hasText("It needs a key with the scope 'operate'. GET /api/session tells what yours has.");
    assertThat(page.locator("[data-route=requests]")).isVisible();
    assertThat(page.locator("[data-route=webhooks]")).isHidden();
    shootEverywhere(page, "webhooks-not-an-operator");
  }

  /** In the opened history of the message of the first send request. */
  private Locator timelineEntry(Page page, String source) {
    page.navigate(base + "#/r/" + correlationIds.get(0));
    page.locator("tidings-message summary").first().click();
    return page.locator("tidings-timeline [data-source=" + source + "]");
  }

  private final List<String> correlationIds = new java.util.ArrayList<>();

  /** The id of a message on its way, which its caller calls table-9. */
  private String sentMessage(String number) {
    var body =
        "{\"recipients\":[{\"to\":\"%s\",\"clientReference\":\"table-9\"}],\"text\":\"Seen\"}";
    var accepted = ApiClient.json(api.post("/api/messages", body.formatted(number)).body());
    var correlationId = accepted.getString("correlationId");
    correlationIds.add(correlationId);
    Eventually.get(
        "the message to be on its way and the simulator to have told so",
        () -> api.read(correlationId).getJsonArray("events"),
        events -> events.size() == 2);
    return accepted.getJsonArray("messages").getJsonObject(0).getString("id");
  }

  private void post(String path, String body) {
    api.call(
        api.request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private Page signedIn(int width, ColorScheme colours, String route) {
    return signedIn(Installation.KEY, width, colours, route);
  }

  private Page signedIn(String key, int width, ColorScheme colours, String route) {
    var page =
        browser
            .newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(colours))
            .newPage();
    page.navigate(base + "#/compose");
    page.locator("#api-key").fill(key);
    page.locator("#sign-in").click();
    assertThat(page.locator("#recipients")).isVisible();
    page.navigate(base + route);
    return page;
  }

  /** As it is, in the dark, and on a phone; nothing may be wider than the window. */
  private void shootEverywhere(Page page, String name) {
    shoot(page, name + "-light.png");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot(page, name + "-dark.png");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(360, 900);
    assertThat(
            (int)
                page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isLessThanOrEqualTo(0);
    shoot(page, name + "-360.png");
    page.setViewportSize(1100, 900);
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)).setFullPage(true));
  }
}
