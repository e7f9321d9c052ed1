package io.tidings.send.body;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tidings.TypedCase;
import io.tidings.message.RecipientReader;
import io.tidings.text.TextOptions;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page reads what people type and paste as the API does, and shows what it will send. */
class ComposePageTest {

  private static ComposePage form;

  private Page page;

  @BeforeAll
  static void start() {
    form = new ComposePage();
  }

  @AfterAll
  static void stop() {
    form.close();
  }

  @BeforeEach
  void open() {
    page = form.open();
  }

  @AfterEach
  void close() {
    assertThat(form.complaints()).isEmpty();
    page.close();
  }

  @Test
  void page_and_api_take_the_same_numbers() {
    var softly = new SoftAssertions();
    TypedCase.recipients()
        .forEach(
            each ->
                softly
                    .assertThat(numberOf(each.typed()))
                    .as(each::toString)
                    .isEqualTo(each.meant()));
    softly.assertAll();
  }

  @Test
  void page_and_api_take_the_same_senders() {
    fill("+385911111101", "Hello");
    var softly = new SoftAssertions();
    TypedCase.senders()
        .filter(each -> !each.typed().contains("\n"))
        .forEach(
            each -> softly.assertThat(senderOf(each)).as(each::toString).isEqualTo(each.meant()));
    softly.assertAll();
  }

  @Test
  void numbers_are_parted_by_lines_commas_semicolons_and_spaces_before_a_plus() {
    fill("+385911111101\n+385 91 111 1102, +385911111103;+385911111104 +385911111105\n\n", "Hello");

    assertThat(page.locator("#recipients-count")).hasText("5 recipients");
    assertThat(send()).isEqualTo(numbers(101, 105));
  }

  @Test
  void wrong_entries_are_named_once_with_their_reason_and_nothing_is_sent() {
    fill("+385911111101\n0911111102\nnobody\n+12345678", "Hello");

    assertThat(page.locator("#recipients-count")).hasText("1 recipient, 3 cannot be used");
    assertThat(page.locator("#recipients-wrong p")).hasText("3 entries: " + RecipientReader.RULE);
    assertThat(page.locator("#recipients-wrong li"))
        .hasText(new String[] {"0911111102", "nobody", "+12345678"});
    page.locator("#send").click();
    assertThat(page.locator("#problems li"))
        .hasText("Recipients: 3 entries cannot be used; they are listed below the field.");
    ComposePage.shoot(page, "compose-wrong.png");
    assertThat(form.sent()).isEmpty();
  }

  @Test
  void repeats_are_taken_out_at_a_click_before_anything_is_sent() {
    fill(
        "+385911111101\n\u202d+385 91 111 1101\u202c\n+385911111102\n+385911111103\n+385-91-1111103"
            + "\n+385911111101",
        "Hello");

    assertThat(page.locator("#recipients-count")).hasText("3 recipients");
    assertThat(page.locator("#recipients-repeats li"))
        .hasText(
            new String[] {
              "+385911111101 stands there 3 times", "+385911111103 stands there 2 times"
            });
    page.locator("#send").click();
    assertThat(page.locator("#problems li"))
        .hasText("Recipients: 3 repeats to remove: nobody gets a text twice.");
    ComposePage.shoot(page, "compose-repeats.png");
    page.locator("#remove-repeats").click();

    assertThat(page.locator("#recipients")).hasValue("+385911111101\n+385911111102\n+385911111103");
    assertThat(page.locator("#recipients-repeats")).isHidden();
    assertThat(page.locator("#recipients-error")).isHidden();
    assertThat(send()).isEqualTo(numbers(101, 103));
  }

  @Test
  void a_table_with_a_heading_is_read_by_the_column_with_the_numbers() {
    fill(
        """
        Name;Customer;Mobile
        "Horvat; Ana";1000001;+385 91 111 1101
        Ivo "the cook" Ivić;1000002;"+385911111102"
        Mia;1000003;
        Pero;1000004;0911111104
        """,
        "Hello");

    assertThat(page.locator("#recipients-column")).hasValue("2");
    assertThat(page.locator("tidings-taken .hint"))
        .hasText("4 rows. The first line is left out as a heading.");
    assertThat(page.locator("tidings-taken td[data-taken]"))
        .hasText(new String[] {"+385 91 111 1101", "+385911111102", ""});
    assertThat(page.locator("#recipients-count")).hasText("2 recipients, 2 cannot be used");
    assertThat(page.locator("#recipients-wrong p"))
        .hasText(
            new String[] {
              "1 entry: has no number in this column", "1 entry: " + RecipientReader.RULE
            });
    assertThat(page.locator("#recipients-wrong li"))
        .hasText(new String[] {"line 4", "line 5 0911111104"});
    ComposePage.shoot(page, "compose-table.png");
  }

  @Test
  void a_table_without_a_heading_is_known_by_its_names_in_tabs_and_commas_too() {
    for (var delimiter : List.of("\t", ",", ";", " , ")) {
      fill(
          "Ana%s+385911111101%s2026-05-17\nIvo%s+385911111102%s2026-05-18".replace("%s", delimiter),
          "Hello");
      assertThat(page.locator("#recipients-column")).hasValue("1");
      assertThat(send()).isEqualTo(numbers(101, 102));
    }
  }

  @Test
  void a_wide_table_fits_a_narrow_screen() {
    page.setViewportSize(360, 900);
    fill(
        ("Name\tStreet and house number of the customer\tMobile phone in international form\n"
            + "Ana Horvat-Kovačević\tUlica grada Vukovara 269d, 10000 Zagreb\t+385911111101\n"),
        "Hello");

    assertThat(page.locator("#recipients-column")).hasValue("2");
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    assertThat(page.locator("tidings-taken td[data-taken]")).isInViewport();
    ComposePage.shoot(page, "compose-table-360.png");
  }

  @Test
  void another_column_can_be_taken_or_all_of_them() {
    fill(
        "Name,Home,Mobile\nAna,+38511111101,+385911111101\nIvo,+38511111102,+385911111102",
        "Hello");
    assertThat(page.locator("#recipients-column")).hasValue("2");

    page.locator("#recipients-column").selectOption("1");
    assertThat(page.locator("tidings-taken td[data-taken]"))
        .hasText(new String[] {"+38511111101", "+38511111102"});
    assertThat(send()).isEqualTo(List.of("+38511111101", "+38511111102"));

    page.locator("#recipients-column").selectOption("all");
    assertThat(page.locator("#recipients-count")).hasText("4 recipients, 5 cannot be used");

    page.locator("#recipients").fill("+385911111101, +385911111102");
    assertThat(page.locator("tidings-taken")).isHidden();
    assertThat(send()).isEqualTo(numbers(101, 102));
  }

  @Test
  void repeats_are_taken_out_of_a_table_by_its_rows() {
    fill("Name\tPhone\nAna\t+385911111101\nIvo\t+385911111102\nAna H.\t+385 91 1111101", "Hello");
    page.locator("#remove-repeats").click();

    assertThat(page.locator("#recipients"))
        .hasValue("Name\tPhone\nAna\t+385911111101\nIvo\t+385911111102");
    assertThat(send()).isEqualTo(numbers(101, 102));
  }

  @Test
  void zeros_that_are_dialled_for_the_plus_are_replaced_at_a_click() {
    fill("00385911111101\n+385911111102\n00 385 91 111 1103\n0911111104", "Hello");
    assertThat(page.locator("#recipients-count")).hasText("1 recipient, 3 cannot be used");
    page.locator("#write-plus").click();

    assertThat(page.locator("#recipients"))
        .hasValue("+385911111101\n+385911111102\n+ 385 91 111 1103\n0911111104");
    assertThat(page.locator("#recipients-count")).hasText("3 recipients, 1 cannot be used");
    assertThat(page.locator("#write-plus")).hasCount(0);

    page.locator("#recipients").fill("Id;Phone\n001;00385911111101\n002;00385911111102");
    assertThat(page.locator("#recipients-count")).hasText("0 recipients, 2 cannot be used");
    page.locator("#write-plus").click();
    assertThat(page.locator("#recipients"))
        .hasValue("Id;Phone\n001;+385911111101\n002;+385911111102");
  }

  @Test
  void a_list_with_mistakes_in_it_is_no_table() {
    fill("+385911111101, +385911111102\n+385911111103, nobody", "Hello");

    assertThat(page.locator("tidings-taken")).isHidden();
    assertThat(page.locator("#recipients-count")).hasText("3 recipients, 1 cannot be used");
    assertThat(page.locator("#recipients-wrong li")).hasText("nobody");
  }

  @Test
  void ten_thousand_pasted_numbers_are_read() {
    page.locator("#text").fill("Hello");
    paste(
        IntStream.range(0, 10_000)
            .mapToObj("+38591%07d"::formatted)
            .collect(Collectors.joining("\n")));

    assertThat(page.locator("#recipients-count")).hasText("10,000 recipients");
    page.locator("#send").click();
    assertThat(page.locator(".dialog h2")).hasText("Send to 10,000 recipients?");
    assertThat(page.locator(".dialog p").first()).hasText("10,000 segments to pay for.");
    page.waitForResponse("**/api/messages", () -> page.locator("[data-sure]").click());
    assertThat(form.sent().get(0).getJsonArray("recipients")).hasSize(10_000);
  }

  @Test
  void more_than_a_hundred_are_asked_about_and_nothing_is_sent_when_nobody_is_sure() {
    fill(String.join("\n", numbers(1, 101)), "Hello");
    page.locator("#send").click();
    page.locator(".dialog .button.quiet").click();

    assertThat(page.locator(".dialog")).hasCount(0);
    assertThat(page.locator("#send")).hasText("Send");
    assertThat(page.locator("#send")).isFocused();
    assertThat(form.sent()).isEmpty();
  }

  @Test
  void columns_of_a_table_are_filled_into_the_text_of_each() {
    paste("Name;Mobile\nAna;+385911111101\nMaximilian;+385911111102\n");
    page.locator("#text").fill("Dear , hello");
    page.evaluate("() => document.querySelector('#text').setSelectionRange(5, 5)");
    page.locator(".placeholders button").click();

    assertThat(page.locator("#text")).hasValue("Dear {{Name}}, hello");
    assertThat(page.locator(".forecast-text blockquote"))
        .hasText(new String[] {"Dear Ana, hello", "Dear Maximilian, hello"});
    assertThat(page.locator(".meter-total")).hasText("1 for each recipient, 2 segments to pay for");
    page.waitForResponse("**/api/messages", () -> page.locator("#send").click());
    assertThat(form.sent().get(0).getJsonArray("recipients").toString())
        .isEqualTo(
            "[{\"to\":\"+385911111101\",\"values\":{\"Name\":\"Ana\"}},"
                + "{\"to\":\"+385911111102\",\"values\":{\"Name\":\"Maximilian\"}}]");
  }

  @Test
  void what_was_typed_is_there_again_after_a_reload_until_it_is_sent() {
    fill("+385911111101", "Hello again");
    page.locator("summary").click();
    page.locator("#validity").fill("6");
    page.locator("#flash").check();
    page.reload();

    assertThat(page.locator("#text")).hasValue("Hello again");
    assertThat(page.locator("#recipients-count")).hasText("1 recipient");
    page.waitForResponse("**/api/messages", () -> page.locator("#send").click());
    assertThat(form.sent().get(0).getJsonObject("validityPeriod").toString())
        .isEqualTo("{\"amount\":6,\"timeUnit\":\"HOURS\"}");
    assertThat(form.sent().get(0).getBoolean("flash")).isTrue();
    page.reload();
    assertThat(page.locator("#text")).hasValue("");
  }

  @Test
  void plain_characters_are_offered_only_where_they_save_a_segment() {
    fill("+385911111101", "Šifra – 1234");
    assertThat(page.locator("#meter")).hasAttribute("data-encoding", "UCS_2");
    assertThat(page.locator("#use-plain")).hasCount(0);

    page.locator("#text").fill("Šifra – 1234".repeat(10));
    assertThat(page.locator("#use-plain")).hasText("Use plain characters: GSM-7 · 1 segment");
    page.locator("#use-plain").click();
    assertThat(page.locator("#text")).hasValue("Sifra - 1234".repeat(10));
    assertThat(page.locator("#meter")).hasAttribute("data-encoding", "GSM_7");
  }

  @Test
  void a_language_is_offered_where_it_saves_a_segment_and_is_sent_with_the_text() {
    fill("+385911111101", "Şifreniz değişti. ".repeat(5));
    assertThat(page.locator("#use-language"))
        .hasText("Use the Turkish table, nothing is replaced: GSM-7 · 1 segment");
    assertThat(page.locator("#use-plain")).isVisible();
    ComposePage.shoot(page, "compose-language.png");
    page.locator("#use-language").click();

    assertThat(page.locator("#meter")).hasAttribute("data-segments", "1");
    assertThat(page.locator(".meter-tables")).containsText("Written with the Turkish table.");
    ComposePage.shoot(page, "compose-turkish.png");
    send();
    assertThat(form.sent().get(0).getJsonObject("language"))
        .hasToString("{\"languageCode\":\"TR\",\"singleShift\":false,\"lockingShift\":true}");

    page.locator("#no-language").click();
    assertThat(page.locator("#meter")).hasAttribute("data-segments", "2");
    send();
    assertThat(form.sent().get(1)).doesNotContainKey("language");
  }

  @Test
  void a_language_that_the_text_no_longer_needs_is_not_sent() {
    fill("+385911111101", "Şifreniz değişti. ".repeat(5));
    page.locator("#use-language").click();
    assertThat(page.locator("#meter")).hasAttribute("data-segments", "1");
    page.locator("#text").fill("Hello");
    assertThat(page.locator(".meter-tables")).isHidden();

    send();
    assertThat(form.sent().get(0)).doesNotContainKey("language");
  }

  @Test
  void letters_in_pieces_are_counted_as_they_are_sent() {
    fill("+385911111101", Normalizer.normalize("é".repeat(160), Form.NFD));

    assertThat(page.locator("#meter")).hasAttribute("data-encoding", "GSM_7");
    assertThat(page.locator("#meter")).hasAttribute("data-segments", "1");
  }

  @Test
  void a_text_of_invisible_characters_is_empty() {
    fill("+385911111101", "\u200b\u200d\ufe0f \u3164");
    page.locator("#send").click();

    assertThat(page.locator("#text-error")).hasText("Enter a text.");
    assertThat(form.sent()).isEmpty();
  }

  private void fill(String recipients, String text) {
    page.locator("#recipients").fill(recipients);
    page.locator("#text").fill(text);
  }

  /** At once, where {@link #fill} would insert line by line. */
  private void paste(String recipients) {
    page.evaluate(
        "text => { const input = document.querySelector('#recipients'); input.value = text;"
            + " input.dispatchEvent(new Event('input')) }",
        recipients);
  }

  /** The numbers that the page sends. */
  private List<String> send() {
    int before = form.sent().size();
    page.waitForResponse("**/api/messages", () -> page.locator("#send").click());
    return form.sent().get(before).getJsonArray("recipients").stream()
        .map(number -> number.toString().replace("\"", ""))
        .toList();
  }

  private static List<String> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj("+385911111%03d"::formatted).toList();
  }

  private Optional<String> numberOf(String typed) {
    page.locator("#recipients").fill(typed);
    var entries =
        (List<?>)
            page.evaluate(
                "async () => { const field = document.querySelector('tidings-recipients');"
                    + " await field.settled();"
                    + " return field.entries.map(({number}) => number ?? '') }");
    return Optional.of(entries)
        .filter(found -> found.size() == 1)
        .map(found -> found.get(0).toString())
        .filter(number -> !number.isEmpty());
  }

  /** What the API reads of what the page sends; empty where the page refuses, or sends none. */
  private Optional<String> senderOf(TypedCase each) {
    page.evaluate("typed => { document.querySelector('#sender').value = typed }", each.typed());
    int before = form.sent().size();
    page.locator("#send").click();
    assertThat(page.locator("#send")).hasText("Send");
    return Stream.iterate(before, place -> place < form.sent().size(), place -> place + 1)
        .flatMap(
            place ->
                Addressing.read(form.sent().get(place), "", TextOptions.NONE)
                    .flatMap(Addressing::sender)
                    .stream())
        .findFirst();
  }
}
