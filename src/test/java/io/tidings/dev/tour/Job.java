package io.tidings.dev.tour;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody opens the page for, from its begin to what they wanted to know. */
enum Job {
  DEVELOPER("sends a text and follows it") {
    @Override
    String run(Hand hand, String number) {
      hand.use("#navigation a[href='#/compose']");
      hand.fill("#recipients", number);
      hand.fill("#text", "Your table is ready.");
      hand.use("#send");
      hand.see("tidings-message[data-outcome=delivered]");
      return hand.read("tidings-message[data-outcome=delivered]", WORDS);
    }
  },
  SUPPORT("finds a message by its number, and says what happened") {
    @Override
    String run(Hand hand, String number) {
      hand.press("/");
      hand.fill("#find", number);
      hand.press("Enter");
      return hand.read(".message-headline", WORDS) + " " + hand.read(".message-advice", ANYTHING);
    }
  },
  MANAGER("has the figures of a week by country with their cost as CSV") {
    @Override
    String run(Hand hand, String number) throws IOException {
      hand.use("a[data-days='7']");
      hand.see("a[data-days='7'][aria-current]");
      hand.see("tidings-figure-table[by=country] tbody tr");
      var file = hand.download(() -> hand.use("tidings-figure-table[by=country] header button"));
      return Files.readString(file.path())
          .lines()
          .limit(2)
          .reduce("", (all, line) -> all + line + " | ");
    }
  },
  COMPLIANCE("exports what is stored of a number, and erases it") {
    @Override
    String run(Hand hand, String number) throws IOException {
      hand.use("#navigation a[href='#/privacy']");
      hand.fill("#privacy-number", number);
      hand.use("#look-up");
      var file = hand.download(() -> hand.use("tidings-export button"));
      long lines = Files.readString(file.path()).lines().count();
      hand.use("#erase");
      hand.fill("[data-typed]", number.substring(number.length() - 4));
      hand.use("[data-sure]");
      hand.see("tidings-erasure[data-state=done]");
      return lines + " lines exported; " + hand.read("tidings-erasure", WORDS);
    }
  },
  OPERATOR("sees what is wrong, what waits and what to do") {
    @Override
    String run(Hand hand, String number) {
      var band = hand.read("tidings-troubles .band", Pattern.compile("401"));
      hand.use("tidings-troubles .band a");
      return band + " " + hand.read("[data-card=submitting] .system-advice", WORDS);
    }
  };

  private static final Pattern WORDS = Pattern.compile("\\w");
  private static final Pattern ANYTHING = Pattern.compile("");

  private final String words;

  Job(String words) {
    this.words = words;
  }

  /**
   * What was seen at its end.
   *
   * @param number of a message that the job is about
   */
  abstract String run(Hand hand, String number) throws IOException;

  String words() {
    return words;
  }

  /** One line of the table. */
  String told(Page page, boolean byKeyboard, String number) {
    var hand = new Hand(page, byKeyboard);
    long began = System.nanoTime();
    String seen;
    try {
      seen = run(hand, number);
    } catch (IOException | RuntimeException failed) {
      seen = "FAILED: " + failed.getMessage();
    }
    return "%-10s %-8s %3d %s %6.2f s  %s: %s"
        .formatted(
            name().toLowerCase(Locale.ROOT),
            byKeyboard ? "keyboard" : "mouse",
            hand.steps(),
            byKeyboard ? "keys  " : "clicks",
            (System.nanoTime() - began) / 1e9,
            words,
            seen.substring(0, Math.min(240, seen.length())));
  }
}
