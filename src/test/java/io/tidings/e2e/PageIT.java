package io.tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.dev.run.Installation;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page as a person uses it, in a real browser. Screenshots are left in target/screenshots. */
class PageIT {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE_MILLIS = 60_000;

  /** What the browser takes a time of its place for. */
  private static final String INSTANT =
      "local => new Date(local).toISOString().replace(/\\.000Z$/, 'Z')";

  private static Playwright playwright;
  private static Browser browser;

  private final String base = Installation.running().baseUri().toString();
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void start() {
    playwright = Playwright.create();
    browser = launch(playwright);
  }

  static Browser launch(Playwright playwright) {
    return ChromiumFixture.launch(playwright);
  }

  @AfterAll
  static void stop() {
    playwright.close();
  }

  @Test
  void a_person_sends_a_text_and_watches_it_arrive() {
    var page = signedIn(1100, ColorScheme.LIGHT);
    compose(page, "+385911140101", "Grüße – your order has left");
    assertThat(page.locator("#meter")).hasAttribute("data-encoding", "UCS_2");
    page.locator("#send").click();

    var row = page.locator("tidings-message");
    assertThat(row).hasAttribute("data-outcome", "delivered", patient());
    assertThat(row).hasAttribute("data-status", "DELIVERED_TO_HANDSET");
    assertThat(page.locator("tidings-lamp")).hasAttribute("data-state", "complete", patient());
    assertThat(complaints).isEmpty();
  }

  @Test
  void twenty_messages_of_all_outcomes_change_in_place_and_fit_every_screen() {
    var page = signedIn(1100, ColorScheme.LIGHT);
    var recipients =
        IntStream.rangeClosed(1, 13)
            .mapToObj("+38591114%04d"::formatted)
            .collect(Collectors.toCollection(ArrayList::new));
    IntStream.rangeClosed(21, 27).mapToObj("+38591114%04d"::formatted).forEach(recipients::add);
    compose(page, String.join("\n", recipients), "All outcomes at once");
    page.locator("#send").click();

    var rows = page.locator("tidings-message");
    assertThat(rows)
        .hasCount(20, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    assertThat(page.locator("tidings-lamp")).hasAttribute("data-state", "complete", patient());
    for (int place = 0; place < recipients.size(); place++) {
      assertThat(rows.nth(place).locator(".message-to")).containsText(last(recipients.get(place)));
    }
    assertThat(page.locator("tidings-message[data-outcome=failed]")).hasCount(6);
    rows.nth(1).locator("summary").click();
    assertThat(rows.nth(1).locator("li[data-verdict=APPLIED]").first()).isVisible();

    var address = page.url();
    shoot(page, "page-light.png");
    shootAt(page.context().storageState(), address, 1100, ColorScheme.DARK, "page-dark.png");
    shootAt(page.context().storageState(), address, 360, ColorScheme.LIGHT, "page-360.png");
    assertThat(complaints).isEmpty();
  }

  @Test
  void characters_that_make_a_text_expensive_are_replaced_by_plain_ones_at_a_click() {
    var page = signedIn(1100, ColorScheme.LIGHT);
    compose(page, "+385911140401", "Grüße – Šime’s order\u00a0has left… 👍");
    assertThat(page.locator("#meter")).hasAttribute("data-encoding", "UCS_2");
    assertThat(page.locator("li[data-character='U+0160']"))
        .hasText("Š capital S with caron U+0160 → S");
    assertThat(page.locator("li[data-character='U+00A0'] .plain-form")).hasText("→ space");
    assertThat(page.locator("li[data-character='U+1F44D'] .plain-form")).hasCount(0);
    assertThat(page.locator("#use-plain")).hasCount(0);

    page.locator("#text").fill("Grüße – Šime’s order\u00a0has left… ".repeat(3));
    assertThat(page.locator("#use-plain")).hasText("Use plain characters: GSM-7 · 1 segment");
    shoot(page, "page-plain.png");
    page.locator("#use-plain").click();

    assertThat(page.locator("#text")).hasValue("Grüße - Sime's order has left... ".repeat(3));
    assertThat(page.locator("#meter")).hasAttribute("data-encoding", "GSM_7");
    assertThat(page.locator("#use-plain")).isHidden();
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_refused_number_is_named_at_its_field_and_nothing_is_sent() {
    var page = signedIn(1100, ColorScheme.LIGHT);
    compose(page, "+3859", "Hello");
    page.locator("#send").click();
    assertThat(page.locator("#recipients-error")).isVisible();
    org.assertj.core.api.Assertions.assertThat(page.url()).doesNotContain("#/r/");
  }

  @Test
  void a_wrong_key_is_told_in_words() {
    var page = open(browser.newContext().newPage());
    page.locator("#api-key").fill("wrong");
    page.locator("#sign-in").click();
    assertThat(page.locator("#api-key-error")).isVisible();
    assertThat(page.locator("#recipients")).isHidden();
  }

  @Test
  void a_text_to_be_sent_later_waits_and_can_be_cancelled() {
    var page = signedIn(1100, ColorScheme.LIGHT);
    compose(page, "+385911140401, +385911140501", "See you tomorrow");
    page.locator("#sendAt").fill(day(1));
    assertThat(page.locator("#send")).hasText("Send later");
    shoot(page, "compose-later.png");
    page.locator("#send").click();

    var rows = page.locator("tidings-message[data-status=SCHEDULED]");
    assertThat(rows).hasCount(2);
    assertThat(page.locator("tidings-schedule time")).isVisible();
    page.locator("#cancel").click();
    shoot(page, "page-scheduled.png");
    page.locator("#cancel-sure").click();

    assertThat(page.locator("tidings-message[data-status=CANCELLED]")).hasCount(2);
    assertThat(page.locator("tidings-message[data-outcome=cancelled]")).hasCount(2);
    assertThat(page.locator("tidings-outcomes .outcome-bar"))
        .hasAttribute("aria-label", "0 of 0 delivered, 2 cancelled");
    shoot(page, "page-cancelled.png");
    assertThat(page.locator("tidings-schedule")).isHidden();
    assertThat(page.locator("tidings-lamp")).hasAttribute("data-state", "complete", patient());
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_schedule_is_moved_on_the_page_and_a_time_that_has_passed_is_refused_there() {
    var page = signedIn(1100, ColorScheme.LIGHT);
    compose(page, "+385911140801", "See you later");
    var tomorrow = day(1);
    var later = day(3);
    page.locator("#sendAt").fill(tomorrow);
    page.locator("#send").click();

    page.locator("#move").click();
    assertThat(page.locator("#move-to")).hasValue(tomorrow);
    page.locator("#move-to").fill(day(-1));
    page.locator("#move-sure").click();
    assertThat(page.locator("#schedule-problem")).hasText("The time must not be in the past.");
    page.locator("#move-to").fill(later);
    shoot(page, "page-move.png");
    page.locator("#move-sure").click();

    assertThat(page.locator("#move-to")).isHidden();
    var moved = page.locator("tidings-schedule time");
    assertThat(moved).hasAttribute("datetime", page.evaluate(INSTANT, later).toString());
    assertThat(page.locator("#schedule-problem")).isEmpty();
    page.reload();
    assertThat(moved).hasAttribute("datetime", page.evaluate(INSTANT, later).toString());
    page.locator("#cancel").click();
    page.locator("#cancel-sure").click();
    assertThat(page.locator("tidings-message[data-status=CANCELLED]")).hasCount(1);
  }

  @Test
  void an_opened_row_shows_the_callers_reference_and_each_report_as_it_came() {
    var api = new ApiClient(Installation.running().baseUri());
    var answer =
        api.post(
            "/api/messages",
            "{\"recipients\":[{\"to\":\"+385911140915\",\"clientReference\":\"order 4711\"},"
                + "\"+385911141001\"],\"text\":\"With a reference\"}");
    var accepted = ApiClient.json(answer.body());
    var message =
        new OpenMessage(
            api,
            accepted.getString("correlationId"),
            accepted.getJsonArray("messages").getJsonObject(0).getString("id"));
    var page = signedIn(1100, ColorScheme.LIGHT);
    var asked = new ArrayList<String>();
    page.onRequest(request -> asked.add(request.url()));
    page.navigate(base + "#/r/" + message.correlationId());
    var row = page.locator("tidings-message").first();
    assertThat(row).hasAttribute("data-status", "PENDING_ENROUTE", patient());
    assertThat(row.locator(".message-reference")).hasText("order 4711");
    row.locator("summary").first().click();
    assertThat(row.locator(".timeline-facts")).containsText("order 4711");
    row.locator(".timeline-report summary").first().click();
    assertThat(row.locator(".timeline-report pre").first()).containsText(message.id());

    message.delivered(1);
    assertThat(row).hasAttribute("data-outcome", "delivered", patient());
    var last = row.locator(".timeline-report").last();
    last.locator("summary").click();
    assertThat(last.locator("pre")).containsText("DELIVERED_TO_HANDSET");
    shoot(page, "page-report.png");
    assertThat(complaints).isEmpty();
    assertThat(asked).noneMatch(url -> url.contains("events=true"));
  }

  @Test
  void a_cancel_that_comes_too_late_is_told_in_words() {
    var page = signedIn(1100, ColorScheme.LIGHT);
    page.route(
        "**/schedule",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(409)
                    .setContentType("application/problem+json")
                    .setBody("{\"type\":\"https://tidings.io/problems/too-late\"}")));
    compose(page, "+385911140601", "See you tomorrow");
    page.locator("#sendAt").fill(day(1));
    page.locator("#send").click();
    page.locator("#cancel").click();
    page.locator("#cancel-sure").click();

    assertThat(page.locator("#schedule-problem"))
        .hasText("Too late to cancel: the first message is being sent, or was.");
  }

  @Test
  void a_time_that_has_passed_is_named_at_its_field() {
    var page = signedIn(1100, ColorScheme.LIGHT);
    compose(page, "+385911140701", "See you yesterday");
    page.locator("#sendAt").fill(day(-1));
    page.locator("#send").click();

    assertThat(page.locator("#sendAt-error")).hasText("must not be in the past");
    assertThat(page.locator("#sendAt")).hasAttribute("aria-invalid", "true");
  }

  @Test
  void earlier_send_requests_are_found_in_the_list() {
    var api = new ApiClient(Installation.running().baseUri());
    var correlationId = api.send("For the list", "+385911140301").getString("correlationId");
    api.readWhenFinal(correlationId);
    var page = signedIn(1100, ColorScheme.LIGHT);
    page.navigate(base + "#/requests");
    page.locator(".request-link[data-correlation-id='" + correlationId + "']").click();
    assertThat(page.locator("tidings-message"))
        .hasAttribute("data-outcome", "delivered", patient());
  }

  private Page signedIn(int width, ColorScheme colours) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(colours));
    var page = open(context.newPage());
    page.locator("#api-key").fill(Installation.KEY);
    page.locator("#sign-in").click();
    assertThat(page.locator("#recipients")).isVisible();
    page.onConsoleMessage(this::note);
    page.onPageError(complaints::add);
    return page;
  }

  private Page open(Page page) {
    page.navigate(base + "#/compose");
    return page;
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text());
    }
  }

  private static void compose(Page page, String recipients, String text) {
    page.locator("#recipients").fill(recipients);
    page.locator("#text").fill(text);
  }

  /** As a field for day and time holds it. */
  private static String day(int fromNow) {
    return LocalDateTime.now().plusDays(fromNow).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private void shootAt(
      String session, String address, int width, ColorScheme colours, String name) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setStorageState(session)
                .setViewportSize(width, 900)
                .setColorScheme(colours));
    var page = context.newPage();
    page.navigate(address);
    assertThat(page.locator("tidings-message")).hasCount(20);
    assertThat(overflow(page)).isLessThanOrEqualTo(0);
    shoot(page, name);
  }

  /** How many pixels the page is wider than the window. */
  private static int overflow(Page page) {
    return (int)
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)).setFullPage(true));
  }

  private static String last(String number) {
    return number.substring(number.length() - 2);
  }

  private static LocatorAssertions.HasAttributeOptions patient() {
    return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
  }
}
