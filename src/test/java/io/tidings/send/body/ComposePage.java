package io.tidings.send.body;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.json.JsonFactory;
import io.tidings.send.PreviewJson;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The form for a send request in a real browser, with the files of the page and the real preview
 * behind it, but no server: it keeps what the page sends.
 */
final class ComposePage implements AutoCloseable {

  private static final Path WEBAPP = Path.of("src", "main", "webapp");
  private static final String ORIGIN = "http://tidings.test/";
  private static final String FORM =
      """
      <!doctype html><html lang="en"><meta charset="utf-8">
      <link rel="stylesheet" href="css/tokens.css"><link rel="stylesheet" href="css/base.css">
      <link rel="stylesheet" href="css/controls.css"><link rel="stylesheet" href="css/compose.css">
      <script type="module" src="js/elements/compose-form.js"></script>
      <main><tidings-compose></tidings-compose></main>
      <div id="announcer" class="visually-hidden" role="status"></div></html>
      """;

  /** There is no database behind the form. */
  private static final String NO_PRICES =
      "{\"cost\":[],\"unknown\":{\"recipients\":1,\"segments\":1},\"countries\":[],\"days\":30}";

  /** A machine may be slow. */
  private static final double PATIENCE_MILLIS = 60_000;

  private final Playwright playwright = ChromiumFixture.playwright();
  private final Browser browser = ChromiumFixture.launch(playwright);
  private final List<JsonObject> sent = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /** A form with nothing in it. */
  Page open() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    sent.clear();
    complaints.clear();
    var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1100, 900));
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.route("**/*", this::answer);
    page.navigate(ORIGIN);
    assertThat(page.locator("#recipients")).isVisible();
    return page;
  }

  /** What was sent since the form was opened. */
  List<JsonObject> sent() {
    return sent;
  }

  List<String> complaints() {
    return complaints;
  }

  private void answer(Route route) {
    var path = route.request().url().substring(ORIGIN.length());
    switch (path) {
      case "" -> fulfill(route, 200, "text/html", FORM);
      case "api/messages/preview" -> preview(route);
      case "api/messages" -> {
        sent.add(json(route.request().postData()));
        fulfill(route, 202, "application/json", "{\"correlationId\":\"x\"}");
      }
      default -> route.fulfill(new Route.FulfillOptions().setPath(WEBAPP.resolve(path)));
    }
  }

  private static void preview(Route route) {
    var asked = PreviewBody.read(json(route.request().postData()));
    var answer = PreviewJson.of(asked);
    if (asked.priced()) {
      answer.add("estimate", json(NO_PRICES));
    }
    fulfill(route, 200, "application/json", answer.build().toString());
  }

  private static void fulfill(Route route, int status, String type, String body) {
    route.fulfill(new Route.FulfillOptions().setStatus(status).setContentType(type).setBody(body));
  }

  private static JsonObject json(String text) {
    try (var reader = JsonFactory.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  static void shoot(Page page, String name) {
    try {
      var folder = Files.createDirectories(Path.of("target", "screenshots"));
      page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name)).setFullPage(true));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
