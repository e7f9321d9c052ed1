package io.tidings.page;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;

/** The tests of one file of src/test/js, in a document of their own. */
final class BrowserTests {

  private static final String RUNNER = "given => import('./runner.js').then(runner => runner.%s)";

  private final Page page;
  private final List<String> behaviours;

  private BrowserTests(Page page, List<String> behaviours) {
    this.page = page;
    this.behaviours = behaviours;
  }

  /** Fails when the file, or one that it imports, does not load or has no tests. */
  static BrowserTests in(String file, PageBrowser browser) {
    var page = browser.open();
    var found = (List<?>) page.evaluate(RUNNER.formatted("behavioursOf(given)"), "./" + file);
    if (found.isEmpty()) {
      throw new AssertionError(file + " has no tests.");
    }
    return new BrowserTests(page, found.stream().map(String::valueOf).toList());
  }

  List<String> behaviours() {
    return behaviours;
  }

  /** In words. */
  Optional<String> failureOf(String behaviour) {
    return Optional.ofNullable(page.evaluate(RUNNER.formatted("failureOf(given)"), behaviour))
        .map(String::valueOf);
  }
}
