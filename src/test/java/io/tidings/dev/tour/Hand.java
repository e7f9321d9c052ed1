package io.tidings.dev.tour;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/**
 * Somebody at the page, by mouse or by keyboard alone, who counts what they do. Typing a text is
 * counted as one thing either way.
 */
final class Hand {

  private static final int MOST_KEYS = 250;
  private static final double PATIENCE_MILLIS = 90_000;

  /** Whether the focus is there, or in the same list of rows, where arrows lead on. */
  private static final String NEXT =
      """
      selector => {
        const target = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
        const active = document.activeElement;
        if (!target) return "absent";
        if (active === target || target.contains(active)) return "there";
        const list = active.closest("tidings-rows, [role=tablist]");
        return list?.contains(target) ? "inside" : "elsewhere";
      }
      """;

  private final Page page;
  private final boolean byKeyboard;
  private int steps;

  Hand(Page page, boolean byKeyboard) {
    this.page = page;
    this.byKeyboard = byKeyboard;
    page.setDefaultTimeout(PATIENCE_MILLIS);
  }

  int steps() {
    return steps;
  }

  /** A click, or Enter on what the Tab and arrow keys have led to. */
  void use(String selector) {
    see(selector);
    if (byKeyboard) {
      reach(selector);
      press("Enter");
    } else {
      page.locator(selector).first().click();
      steps++;
    }
  }

  void fill(String selector, String text) {
    see(selector);
    if (byKeyboard) {
      reach(selector);
      page.keyboard().press("Control+a");
      page.keyboard().insertText(text);
    } else {
      page.locator(selector).first().click();
      steps++;
      page.locator(selector).first().fill(text);
    }
    steps++;
  }

  void press(String key) {
    page.keyboard().press(key);
    steps++;
  }

  Download download(Runnable use) {
    return page.waitForDownload(use);
  }

  void see(String selector) {
    page.locator(selector).first().waitFor();
  }

  /** Until it says so. */
  String read(String selector, Pattern words) {
    var place = page.locator(selector);
    page.waitForCondition(
        () -> place.count() > 0 && words.matcher(place.first().innerText()).find());
    return place.first().innerText().replaceAll("\\s+", " ").strip();
  }

  private void reach(String selector) {
    for (int keys = 0; keys < MOST_KEYS; keys++) {
      switch (String.valueOf(page.evaluate(NEXT, selector))) {
        case "there" -> {
          return;
        }
        case "inside" -> press("ArrowDown");
        default -> press("Tab");
      }
    }
    throw new IllegalStateException("the keyboard does not lead to " + selector);
  }
}
