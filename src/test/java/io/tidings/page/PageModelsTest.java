package io.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.PlaywrightException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the tests of the page's modules, src/test/js, in the browser that the page is for. */
class PageModelsTest {

  private static PageBrowser browser;

  @BeforeAll
  static void start() {
    browser = new PageBrowser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @TestFactory
  Stream<DynamicContainer> modules() {
    var files = PageFiles.ending(".test.js");
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> file.getFileName().toString())
        .map(file -> dynamicContainer(file, behaviours(file)));
  }

  private static Stream<DynamicTest> behaviours(String file) {
    try {
      var tests = BrowserTests.in(file, browser);
      return tests.behaviours().stream()
          .map(behaviour -> dynamicTest(behaviour, () -> check(tests, file, behaviour)));
    } catch (AssertionError | PlaywrightException unusable) {
      return Stream.of(
          dynamicTest(
              "loads and has tests",
              () -> {
                throw unusable;
              }));
    }
  }

  /** Not every report shows the name of a dynamic test, so the message has it. */
  private static void check(BrowserTests tests, String file, String behaviour) {
    var failure = tests.failureOf(behaviour);
    if (failure.isPresent()) {
      throw new AssertionError(file + ": " + behaviour + "\n" + failure.get());
    }
  }
}
