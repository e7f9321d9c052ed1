package io.tidings.page;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tools find no mistakes in the scripts and style sheets of the page, and would find some. */
class PageLintTest {

  private static final String FINDINGS =
      "given => import('./tools/lint-%s.js').then(tool => tool.findings(given))";

  private static PageBrowser browser;
  private static Page page;

  @BeforeAll
  static void start() {
    browser = new PageBrowser();
    page = browser.open();
    page.addScriptTag(
        new Page.AddScriptTagOptions().setUrl("/webjars/typescript/lib/typescript.js"));
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void scripts_have_no_findings() {
    assertThat(findings("scripts", texts(".js"))).isEmpty();
  }

  @Test
  void style_sheets_have_no_findings() {
    assertThat(findings("styles", texts(".css"))).isEmpty();
  }

  @Test
  void mistakes_in_scripts_are_found() {
    var script =
        """
        import { nothing } from "./nowhere.js";
        const unused = 1;
        async function later() {}
        later();
        if (window.name == "") missing();
        new Map().gett(1);
        export class Sample {
          #forgotten() {}
        }
        """;
    assertThat(findings("scripts", Map.of("/js/sample.js", script)))
        .containsExactly(
            "/js/sample.js:1 'nothing' is declared but its value is never read.",
            "/js/sample.js:1 Cannot find module './nowhere.js' or its corresponding type"
                + " declarations.",
            "/js/sample.js:2 'unused' is declared but its value is never read.",
            "/js/sample.js:5 Cannot find name 'missing'.",
            "/js/sample.js:6 Property 'gett' does not exist on type 'Map<any, any>'. Did you mean"
                + " 'get'?",
            "/js/sample.js:8 '#forgotten' is declared but its value is never read.",
            "/js/sample.js:4 Nobody waits for this promise: await it, or say void.",
            "/js/sample.js:5 Compare with === or !==.");
  }

  @Test
  void mistakes_in_style_sheets_are_found() {
    var sheet =
        """
        .sample {
          --of-nobody: 1px;
          colour: red;
          padding: var(--missing);
          margin: red;
          display grid;
        }
        """;
    assertThat(findings("styles", Map.of("/css/sample.css", sheet)))
        .containsExactly(
            "/css/sample.css:6 Colon is expected",
            "/css/sample.css:3 colour: Unknown property `colour`",
            "/css/sample.css:5 margin: Mismatch",
            "/css/sample.css:4 --missing is not defined.",
            "/css/sample.css:2 --of-nobody is used by nobody.");
  }

  private static List<String> findings(String tool, Map<String, String> texts) {
    var found = (List<?>) page.evaluate(FINDINGS.formatted(tool), texts);
    return found.stream().map(String::valueOf).toList();
  }

  /** By the path that each file is served at. */
  private static Map<String, String> texts(String end) {
    return PageFiles.ending(end).stream().collect(toMap(PageFiles::path, PageLintTest::text));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
