package io.tidings.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks with axe-core for what keeps people out of a page. */
final class Axe {

  private static final String SCRIPT = script();

  /** Colours are looked at as they stay, not as they come in. */
  private static final String LOOK =
      """
      async () => {
        await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
        const { violations } = await axe.run(document, { resultTypes: ["violations"] });
        return violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(" ")}: ${html.slice(0, 160)}`));
      }
      """;

  private Axe() {}

  /** Each violation in words. */
  static List<String> violations(Page page) {
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(SCRIPT);
    }
    return ((List<?>) page.evaluate(LOOK)).stream().map(String::valueOf).toList();
  }

  private static String script() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8)
          + "\n;undefined";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
