package io.tidings.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.tidings.dev.chromium.ChromiumFixture;

/** A browser that finds the files of the page and of its tests. */
final class PageBrowser implements AutoCloseable {

  private final PageFiles files = new PageFiles();
  private final Playwright playwright = ChromiumFixture.playwright();
  private final Browser browser = ChromiumFixture.launch(playwright);

  /** An empty document whose modules share nothing with those of any other. */
  Page open() {
    var page = browser.newContext().newPage();
    page.navigate(files.at("test/page.html").toString());
    return page;
  }

  /** A page with nothing on it yet, in a browser that knows nothing. */
  Page blank() {
    var page = browser.newContext().newPage();
    page.onClose(closed -> closed.context().close());
    return page;
  }

  /** The document of the page itself, whose calls nobody answers. */
  Page index() {
    var page = blank();
    page.navigate(at("index.html"));
    return page;
  }

  String at(String path) {
    return files.at(path).toString();
  }

  @Override
  public void close() {
    playwright.close();
    files.close();
  }
}
