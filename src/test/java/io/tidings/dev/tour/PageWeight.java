package io.tidings.dev.tour;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a screen costs who opens it: bytes over the wire with their headers, calls, and the time
 * until its first row stands there; for a browser that comes for the first time, and for one that
 * has been here.
 */
final class PageWeight {

  private static final int RUNS = 5;

  /** Notes when the first row came, in milliseconds since the page was asked for. */
  private static final String WATCH =
      """
      new MutationObserver((changes, watch) => {
        if (!document.querySelector("%s")) return;
        window.firstRowAt = Math.round(performance.now());
        watch.disconnect();
      }).observe(document, { childList: true, subtree: true });
      """;

  private final Browser browser;
  private final String session;

  PageWeight(Browser browser, String session) {
    this.browser = browser;
    this.session = session;
  }

  private record Visit(long bytes, long calls, long firstRowAt) {}

  /** Two lines of the table, medians of five. */
  List<String> told(String name, String address, String row) {
    var cold = new ArrayList<Visit>();
    var warm = new ArrayList<Visit>();
    for (int run = 0; run < RUNS; run++) {
      try (var context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setStorageState(session)
                  .setViewportSize(1280, 900))) {
        cold.add(visit(context, address, row));
        warm.add(visit(context, address, row));
      }
    }
    return List.of(line(name + ", cold", cold), line(name + ", warm", warm));
  }

  private static Visit visit(BrowserContext context, String address, String row) {
    try (var page = context.newPage()) {
      var sizes = new ArrayList<Long>();
      var network = context.newCDPSession(page);
      network.send("Network.enable");
      network.on("Network.loadingFinished", ended -> sizes.add(bytes(ended)));
      page.addInitScript(WATCH.formatted(row));
      page.navigate(address);
      page.waitForCondition(() -> page.evaluate("window.firstRowAt") != null);
      long at = ((Number) page.evaluate("window.firstRowAt")).longValue();
      return new Visit(sizes.stream().mapToLong(Long::longValue).sum(), sizes.size(), at);
    }
  }

  private static long bytes(JsonObject ended) {
    return ended.get("encodedDataLength").getAsLong();
  }

  private static String line(String name, List<Visit> visits) {
    return "%-22s %7.1f kB in %2d calls, first row after %4d ms"
        .formatted(
            name,
            median(visits, Visit::bytes) / 1e3,
            median(visits, Visit::calls),
            median(visits, Visit::firstRowAt));
  }

  private static long median(List<Visit> visits, ToLongFunction<Visit> of) {
    return visits.stream().mapToLong(of).sorted().skip(RUNS / 2).findFirst().orElseThrow();
  }
}
