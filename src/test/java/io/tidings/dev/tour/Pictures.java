package io.tidings.dev.tour;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pictures of every screen, light and dark, wide and narrow. */
final class Pictures {

  private static final List<Integer> WIDTHS = List.of(1280, 360);
  private static final double SETTLED_MILLIS = 1_500;

  private final Browser browser;
  private final Path folder;

  Pictures(Browser browser, Path folder) {
    this.browser = browser;
    this.folder = folder;
  }

  /**
   * @param session of somebody who may see all
   * @param screens addresses by the names that their pictures get
   */
  void take(String session, Map<String, String> screens) {
    for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : WIDTHS) {
        try (var context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setStorageState(session)
                    .setColorScheme(colours)
                    .setViewportSize(width, 900))) {
          var suffix = "-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
          screens.forEach((name, address) -> take(context.newPage(), address, name + suffix));
        }
      }
    }
  }

  private void take(Page page, String address, String file) {
    page.navigate(address);
    page.locator("h1").first().waitFor();
    page.waitForLoadState(LoadState.LOAD);
    page.waitForTimeout(SETTLED_MILLIS);
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(file)).setFullPage(true));
    page.close();
  }
}
