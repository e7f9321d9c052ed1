package io.tidings.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.tidings.ChromiumFixture;

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

  @Override
  public void close() {
    playwright.close();
    files.close();
  }
}
