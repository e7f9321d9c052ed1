package io.tidings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The console as a person walks through it: finding, coming back, sending again, by keys, in
 * German.
 */
class ConsoleTest {

  private static final String FAILED =
      "#/m/%s/%s".formatted(ConsolePage.CORRELATION_ID, ConsolePage.id(2));

  private static ConsolePage console;

  @BeforeAll
  static void start() {
    console = new ConsolePage();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(console.complaints()).isEmpty();
  }

  @Test
  void what_a_search_finds_alone_is_opened_at_once_by_keys_only() {
    var page = console.open("#/messages", "en-US");
    assertThat(page.locator("tidings-message-line")).hasCount(50);

    page.keyboard().press("/");
    assertThat(page.locator("#find")).isFocused();
    page.keyboard().type("00385 91 111-1002");
    page.keyboard().press("Enter");

    assertThat(page.locator(".message-headline"))
        .hasText("Not delivered: the phone is switched off or out of coverage");
    assertThat(page.locator(".message-recipient")).hasText("+385 91 111 1002");
    awaitAddress(page, FAILED);
    assertThat(page.url()).endsWith(FAILED).doesNotContain("1002");
    ConsolePage.shoot(page, "console-message.png");
  }

  @Test
  void a_number_of_several_messages_leads_to_their_list_and_stands_in_no_address() {
    var page = console.open("#/messages", "en-US");
    page.locator("#find").fill("91111");
    page.locator("#find").press("Enter");
    assertThat(page.locator("#find-problem"))
        .hasText("Nothing is known by that number, id or reference.");

    page.locator("#filter-outcome").selectOption("failed");
    assertThat(page.locator("tidings-message-line")).hasCount(12);
    awaitAddress(page, "#/messages?outcome=failed");
    assertThat(page.url()).endsWith("#/messages?outcome=failed");
    ConsolePage.shoot(page, "console-messages.png");
    page.locator("#filter-number").fill("1012");
    assertThat(page.locator("tidings-message-line")).hasCount(1);
    awaitAddress(page, "#/messages?outcome=failed");
    assertThat(page.url()).endsWith("#/messages?outcome=failed");
  }

  @Test
  void back_restores_the_rows_and_the_place() {
    var page = console.open("#/messages", "en-US");
    page.locator("#older").click();
    var rows = page.locator("tidings-message-line");
    assertThat(rows).hasCount(100);
    assertThat(rows.nth(50).locator("a")).isFocused();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("tidings-message-screen h1")).isFocused();
    var place = page.evaluate("scrollY");

    page.goBack();
    assertThat(rows).hasCount(100);
    assertThat(rows.nth(51).locator("a")).isFocused();
    assertThat((int) page.evaluate("Math.round(scrollY)")).isGreaterThan(1000);
    assertThat(place).isEqualTo(0);
  }

  @Test
  void tabs_are_turned_by_arrow_keys_and_stand_in_the_address() {
    var page = console.open(FAILED, "en-US");
    // Before the message is there its tabs are hidden, and what is hidden takes no focus.
    assertThat(page.locator("#tab-timeline")).isVisible();
    page.locator("#tab-timeline").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#panel-provider")).isVisible();
    assertThat(page.locator("#panel-provider")).containsText("2/9 UNDELIVERABLE_NOT_DELIVERED");
    assertThat(page.locator("#panel-provider")).containsText("1/27 EC_ABSENT_SUBSCRIBER");
    awaitAddress(page, FAILED + "?tab=provider");
    assertThat(page.url()).endsWith(FAILED + "?tab=provider");
    page.keyboard().press("End");
    assertThat(page.locator("#panel-request")).containsText("front-desk");
    page.locator("#tab-raw").click();
    assertThat(page.locator("#panel-raw pre")).containsText(ConsolePage.id(2));
    assertThat(page.locator("#panel-raw a"))
        .hasAttribute("href", "#/webhooks?message=" + ConsolePage.id(2));
    page.reload();
    assertThat(page.locator("#tab-raw")).hasAttribute("aria-selected", "true");
  }

  @Test
  void every_tab_is_in_sight_on_a_phone() {
    var page = console.open(FAILED + "?tab=raw", "de-AT");
    page.setViewportSize(360, 900);
    for (var tab : new String[] {"timeline", "text", "provider", "raw", "request"}) {
      assertThat(page.locator("#tab-" + tab))
          .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1).setTimeout(20_000));
    }
  }

  @Test
  void what_can_help_is_sent_again_with_a_key_of_its_own_each_time() {
    var page = console.open(FAILED, "en-US");
    sendAgain(page);
    page.goBack();
    sendAgain(page);

    assertThat(console.sent()).hasSize(2);
    var first = console.sent().get(0);
    assertThat(first.body().toString())
        .isEqualTo(
            "{\"text\":\"Your table is ready.\",\"sender\":\"Tidings\",\"recipients\":"
                + "[{\"to\":\"+385911111002\",\"clientReference\":\"table-2\"}]}");
    assertThat(first.idempotencyKey()).hasSize(36);
    assertThat(console.sent().get(1).idempotencyKey()).isNotEqualTo(first.idempotencyKey());
  }

  @Test
  void all_that_failed_of_a_send_request_is_sent_again_at_once() {
    var page = console.open("#/r/" + ConsolePage.CORRELATION_ID, "en-US");
    page.locator("#again").click();
    assertThat(page.locator("tidings-send-again p").first())
        .hasText("Send the text again to 12 recipients for whom it failed? Nobody else gets it.");
    page.locator("#again-sure").click();
    page.waitForCondition(() -> console.sent().size() == 1);
    assertThat(console.sent().get(0).body().getJsonArray("recipients")).hasSize(12);
  }

  @Test
  void what_was_delivered_is_not_offered_to_be_sent_again() {
    var page = console.open("#/m/" + ConsolePage.CORRELATION_ID + "/" + ConsolePage.id(1), "en-US");
    assertThat(page.locator(".message-headline")).hasText("Delivered: the phone has it");
    assertThat(page.locator("#again")).isHidden();
  }

  @Test
  void the_page_speaks_german_to_who_does_and_keeps_the_language_that_is_chosen() {
    var page = console.open("#/messages", "de-AT");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page.locator("[data-route=requests]")).hasText("Sendeaufträge");
    assertThat(page.locator("h1")).hasText("Nachrichten");
    assertThat(page.locator("[data-band=simulator]"))
        .hasText("Simulator: Kein Text verlässt diesen Rechner");

    page.locator("#language").selectOption("en");
    assertThat(page.locator("h1")).hasText("Messages");
    page.reload();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
  }

  @Test
  void nothing_is_wider_than_a_small_phone() {
    var page = console.open("#/messages", "de-AT");
    page.setViewportSize(320, 700);
    for (var hash : new String[] {"#/messages", FAILED, "#/r/" + ConsolePage.CORRELATION_ID}) {
      page.navigate(console.at(hash));
      assertThat(page.locator("#view h1")).isVisible();
      assertThat(page).hasURL(console.at(hash));
      ConsolePage.shoot(page, "console-320-" + hash.replaceAll("[^a-z]", "") + ".png");
      assertThat(
              (int)
                  page.evaluate(
                      "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .as(hash)
          .isLessThanOrEqualTo(0);
    }
  }

  @Test
  void what_is_filtered_is_saved_as_lines_and_a_table_that_does_not_come_can_be_given_up() {
    var page = console.open("#/messages?outcome=failed", "en-US");
    assertThat(page.locator("tidings-message-line")).hasCount(12);
    var file = page.waitForDownload(() -> page.locator("#export-jsonl").click());
    assertThat(file.suggestedFilename()).matches("messages-.*\\.jsonl");
    assertThat(page.locator(".export-progress")).hasText("12 messages saved");

    page.locator("#export-csv").click();
    assertThat(page.locator("#export-cancel")).isFocused();
    page.locator("#export-cancel").click();
    assertThat(page.locator(".export-progress")).hasText("Cancelled; nothing was saved.");
    assertThat(page.locator("#export-csv")).isVisible();
  }

  @Test
  void nothing_keeps_people_out() {
    var page = console.open("#/messages", "de-AT");
    for (var colours : ColorScheme.values()) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
      for (var hash : new String[] {"#/messages", FAILED, FAILED + "?tab=raw"}) {
        page.navigate(console.at(hash));
        assertThat(page.locator("[data-outcome]").first()).isVisible();
        assertThat(Axe.violations(page)).as("%s %s", hash, colours).isEmpty();
      }
    }
  }

  private static void sendAgain(Page page) {
    page.locator("#again").click();
    page.locator("#again-sure").click();
    assertThat(page).hasURL(Pattern.compile(".*#/r/.*"));
  }

  /** It changes a moment after the screen. */
  private static void awaitAddress(Page page, String end) {
    page.waitForURL(url -> url.endsWith(end));
  }
}
