package io.tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keys, teams, audit, sessions and the erasure of a person on the page. Screenshots are left in
 * target/screenshots.
 */
class PeopleIT {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE_MILLIS = 60_000;
  private static final String RECEIPT = "tidings-erasure[data-state=done] .receipt-rows";

  private static Playwright playwright;
  private static Browser browser;

  private final String base = Installation.running().baseUri().toString();
  private final ApiClient api = new ApiClient(Installation.running().baseUri());
  private final List<String> asked = new ArrayList<>();
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
  void a_key_is_made_used_and_revoked_and_the_audit_has_both() {
    var caller = "people-" + UUID.randomUUID().toString().substring(0, 8);
    var page = signedIn(Installation.KEY, "#/keys");
    page.locator("#make-key").click();
    page.locator("#key-make").click();
    assertThat(page.locator("tidings-problems li")).hasCount(2);
    shootEverywhere(page, "keys-wrong");
    page.locator("#key-caller").fill(caller);
    page.locator("#scope-read").check();
    shootEverywhere(page, "keys-form");
    page.locator("#key-make").click();
    var key = page.locator("#made-key").textContent();
    assertThat(key).matches("tdg_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}");
    assertThat(status(key)).isEqualTo(200);
    page.locator("#key-kept").click();

    var row = page.locator("tidings-key:has(strong:text-is('" + caller + "'))");
    row.locator("summary").click();
    assertThat(row).not().containsText(key);
    shootEverywhere(page, "keys");
    row.locator("[data-do=revoke]").click();
    shootEverywhere(page, "keys-revoke");
    page.locator("dialog [data-sure]").click();
    assertThat(row).hasCount(0);
    assertThat(status(key)).isEqualTo(401);
    page.locator("[data-filter=ended]").click();
    assertThat(row).hasAttribute("data-state", "revoked");

    var id = key.substring("tdg_".length(), "tdg_".length() + 12);
    assertThat(entry(page, "key.made", id)).hasAttribute("data-result", "done");
    assertThat(entry(page, "key.revoked", id)).containsText("tests");
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_team_is_made_and_one_of_that_name_is_there_already() {
    var page = signedIn(Installation.KEY, "#/teams");
    var name = "people-" + UUID.randomUUID().toString().substring(0, 8);
    page.locator("#team-name").fill("No Team");
    page.locator("#make-team").click();
    assertThat(page.locator("#team-name-error")).isVisible();
    page.locator("#team-name").fill(name);
    page.locator("#make-team").click();
    assertThat(page.locator("[data-team=" + name + "]")).isVisible();
    shootEverywhere(page, "teams");

    page.locator("#team-name").fill(name);
    page.locator("#make-team").click();
    assertThat(page.locator("tidings-problems")).containsText("There is a team of this name.");
  }

  @Test
  void a_person_is_looked_up_exported_and_erased_with_a_receipt() throws IOException {
    var sent = api.send("For you alone", "+385911271101");
    api.readWhenFinal(sent.getString("correlationId"));
    var page = signedIn(Installation.KEY, "#/privacy");
    page.locator("#privacy-number").fill("+385 91 127-1101");
    page.locator("#look-up").click();
    assertThat(page.locator("tidings-stored .stored-messages li")).hasCount(1);

    var download =
        page.waitForDownload(() -> page.locator("tidings-export .button").first().click());
    assertThat(Files.readString(download.path()))
        .contains("\"kind\":\"message\"", "385911271101", "\"kind\":\"end\"");
    assertThat(page.locator("tidings-export")).containsText(download.suggestedFilename());
    shootEverywhere(page, "privacy");

    page.locator("#erase").click();
    page.locator("dialog [data-typed]").fill("1102");
    page.locator("dialog [data-sure]").click();
    assertThat(page.locator("dialog .field-error")).isVisible();
    shootEverywhere(page, "privacy-erase");
    page.locator("dialog [data-typed]").fill("1101");
    page.locator("dialog [data-sure]").click();

    assertThat(page.locator(RECEIPT)).isVisible(patient());
    assertThat(page.locator(RECEIPT)).containsText("tests");
    assertThat(page.locator(RECEIPT)).containsText("+999");
    shootEverywhere(page, "privacy-receipt");
    var id = page.url().substring(page.url().indexOf("erasure=") + "erasure=".length());
    assertThat(page.locator("[data-erasure-id='" + id + "']")).isVisible();
    assertThat(api.read(sent.getString("correlationId")).toString()).doesNotContain("911271101");
    assertThat(entry(page, "erasure.asked", id)).hasAttribute("data-result", "done");
    assertThat(asked).noneMatch(url -> url.contains("1271101") || url.contains("127-1101"));
    assertThat(complaints).isEmpty();
  }

  @Test
  void while_a_message_waits_nobody_is_erased_and_the_page_leads_to_it() {
    var body =
        """
        {"text":"Later","recipients":["+385911271201"],"sendAt":"%s"}"""
            .formatted(Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
    var scheduled = ApiClient.json(api.post("/api/messages", body).body());
    var page = signedIn(Installation.KEY, "#/privacy");
    page.locator("#privacy-number").fill("00385911271201");
    page.locator("#look-up").click();
    page.locator("#erase").click();
    page.locator("dialog [data-typed]").fill("1201");
    page.locator("dialog [data-sure]").click();

    var waits = page.locator("tidings-open-messages");
    assertThat(waits.locator("strong")).hasText("1 message to this number has not ended.");
    assertThat(waits.locator("a"))
        .hasAttribute("href", "#/r/" + scheduled.getString("correlationId"));
    shootEverywhere(page, "privacy-waits");
  }

  @Test
  void the_audit_is_filtered_checked_and_exported() throws IOException {
    var page = signedIn(Installation.KEY, "#/audit?action=sign-in");
    assertThat(page.locator("#audit-action")).hasValue("sign-in");
    assertThat(page.locator("tidings-audit-entry:not([data-action=sign-in])")).hasCount(0);
    page.locator("tidings-audit-entry summary").first().click();
    page.locator("#check-chain").click();
    assertThat(page.locator(".chain-state")).hasAttribute("data-whole", "true", attribute());
    shootEverywhere(page, "audit");
    var download =
        page.waitForDownload(() -> page.locator("tidings-export .button").first().click());
    assertThat(Files.readString(download.path())).contains("\"kind\":\"end\"");

    page.locator("#audit-caller").fill("nobody-of-that-name");
    page.locator("#audit-filter").click();
    page.waitForURL("**caller=nobody-of-that-name");
    assertThat(page.locator("tidings-audit-screen > .empty")).isVisible();
    page.goBack();
    assertThat(page.locator("tidings-audit-entry").first()).isVisible();
  }

  @Test
  void somebody_ends_the_session_of_another_browser_and_then_their_own() {
    try (var key = MadeKey.of(api, "people-sessions", List.of("read"))) {
      var other = signedIn(key.text(), "#/sessions");
      var page = signedIn(key.text(), "#/sessions");
      assertThat(page.locator("[data-session-id]")).hasCount(2);
      assertThat(page.locator("#navigation [data-route=keys]")).hasCount(0);
      shootEverywhere(page, "sessions");
      page.locator("#end-others").click();
      page.locator("dialog [data-sure]").click();
      assertThat(page.locator("[data-session-id]")).hasCount(1);
      other.reload();
      assertThat(other.locator("#api-key")).isVisible();

      page.locator("[data-session-id] button").click();
      page.locator("dialog [data-sure]").click();
      assertThat(page.locator("#api-key")).isVisible();
    }
  }

  /** The newest entry of the action on that target. */
  private Locator entry(Page page, String action, String target) {
    page.navigate(base + "#/audit?action=" + action);
    return page.locator("tidings-audit-entry:has(.entry-target:text-is('" + target + "'))").first();
  }

  private int status(String key) {
    var request = api.request("/api/messages").header("Authorization", "Bearer " + key).build();
    return api.call(request).statusCode();
  }

  private Page signedIn(String key, String route) {
    var page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(1280, 900)
                    .setColorScheme(ColorScheme.LIGHT))
            .newPage();
    page.onRequest(request -> asked.add(request.url()));
    page.onPageError(complaints::add);
    page.navigate(base + route);
    page.locator("#api-key").fill(key);
    page.locator("#sign-in").click();
    assertThat(page.locator("#view h1")).isVisible();
    return page;
  }

  private static LocatorAssertions.IsVisibleOptions patient() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
  }

  private static LocatorAssertions.HasAttributeOptions attribute() {
    return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
  }

  /** As it is, in the dark, and on a phone; nothing may be wider than the window. */
  private static void shootEverywhere(Page page, String name) {
    shoot(page, name + "-light.png");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot(page, name + "-dark.png");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(320, 900);
    assertThat(
            (int)
                page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isLessThanOrEqualTo(0);
    page.setViewportSize(360, 900);
    shoot(page, name + "-360.png");
    page.setViewportSize(1280, 900);
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)).setFullPage(true));
  }
}
