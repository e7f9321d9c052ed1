package io.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scripts and style sheets of the page and of its tests are laid out as Prettier does it. With
 * -Pformat-page they are laid out so now.
 */
class PageFormatTest {

  private static final boolean APPLY = Boolean.getBoolean("tidings.page.format");
  private static final String FORMATTED =
      "([name, text]) => import('./tools/format.js').then(tool => tool.formatted(name, text))";

  private static PageBrowser browser;
  private static Page page;

  @BeforeAll
  static void start() {
    browser = new PageBrowser();
    page = browser.open();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @TestFactory
  Stream<DynamicTest> files_are_formatted() {
    return Stream.of(".js", ".css")
        .flatMap(end -> PageFiles.ending(end).stream())
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    var text = Files.readString(file);
    var formatted = (String) page.evaluate(FORMATTED, List.of(file.toString(), text));
    if (APPLY && !text.equals(formatted)) {
      Files.writeString(file, formatted);
    } else if (!APPLY) {
      assertThat(text).as("%s is not formatted: mvn -Pformat-page", file).isEqualTo(formatted);
    }
  }
}
