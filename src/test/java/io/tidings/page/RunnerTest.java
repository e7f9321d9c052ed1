package io.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The runner of the page's tests passes nothing that is wrong. */
class RunnerTest {

  private static PageBrowser browser;

  @BeforeAll
  static void start() {
    browser = new PageBrowser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void a_behaviour_fails_when_its_test_says_so_whenever_that_is() {
    var tests = BrowserTests.in("runner-sample.js", browser);
    assertThat(tests.behaviours()).hasSize(7);
    for (var behaviour : tests.behaviours()) {
      var failure = tests.failureOf(behaviour);
      if (behaviour.startsWith("passes")) {
        assertThat(failure).as(behaviour).isEmpty();
      } else {
        assertThat(failure.orElse("none")).as(behaviour).contains("as expected of " + behaviour);
      }
    }
  }

  @Test
  void values_that_differ_are_told() {
    var failure = BrowserTests.in("runner-sample.js", browser).failureOf("differs");
    assertThat(failure.orElse("none"))
        .contains("expected: {\"a\":\"(undefined)\",\"b\":[1]}")
        .contains("but was:  {\"b\":[1]}");
  }

  @Test
  void a_file_that_does_not_load_or_has_no_tests_is_none() {
    assertThatThrownBy(() -> BrowserTests.in("nowhere.js", browser))
        .isInstanceOf(PlaywrightException.class)
        .hasMessageContaining("nowhere.js");
    assertThatThrownBy(() -> BrowserTests.in("fakes.js", browser))
        .isInstanceOf(AssertionError.class)
        .hasMessage("fakes.js has no tests.");
  }
}
