package io.tidings.dev.sso;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.ParentWatch;
import io.tidings.dev.run.Server;
import io.tidings.dev.run.ServerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Signs people in at a Keycloak and shows what they see, in {@code target/screenshots}. Each step
 * says what it found; the tour ends with 1 when one is not as it should be.
 */
public final class SignOnTour {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Browser browser;
  private final URI page;
  private final List<String> wrong = new ArrayList<>();

  private SignOnTour(Browser browser, URI page) {
    this.browser = browser;
    this.page = page;
  }

  /**
   * @param arguments where an unpacked Keycloak is
   */
  public static void main(String... arguments) throws Exception {
    if (Boolean.getBoolean("tidings.run.end-with-parent")) {
      ParentWatch.start();
    }
    var server = ServerSettings.shippedWar();
    var page = URI.create("http://127.0.0.1:" + server.httpPort() + "/");
    List<String> wrong;
    try (var keycloak = new Keycloak(Path.of(arguments[0]).toAbsolutePath(), page);
        var installation = Installation.start(server.with(settings(keycloak)));
        var playwright = ChromiumFixture.playwright()) {
      say("Tidings on " + Server.chosenKind() + ": " + installation.baseUri());
      var tour = new SignOnTour(ChromiumFixture.launch(playwright), page);
      tour.run(keycloak);
      wrong = tour.wrong;
    }
    wrong.forEach(sentence -> say("WRONG: " + sentence));
    say(wrong.isEmpty() ? "All as it should be." : "Not all is as it should be.");
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  private static Map<String, String> settings(Keycloak keycloak) {
    return Map.of(
        "TIDINGS_ACCESS_OIDC_ISSUER",
        keycloak.issuer(),
        "TIDINGS_ACCESS_OIDC_CLIENT_ID",
        Keycloak.CLIENT,
        "TIDINGS_ACCESS_OIDC_CLIENT_SECRET",
        Keycloak.SECRET,
        "TIDINGS_ACCESS_OIDC_NAME",
        "the company account",
        "TIDINGS_ACCESS_OIDC_SCOPES_CLAIM",
        "realm_access.roles",
        "TIDINGS_ACCESS_OIDC_SCOPES",
        "sms-team=send+read,sms-admins=operate+privacy+admin");
  }

  private void run(Keycloak keycloak) throws Exception {
    findsNobody();
    keycloak.start();
    say("Keycloak: " + keycloak.issuer());
    signsIn("ana", "ana@sso", "[\"send\",\"read\"]");
    signsIn("boss", "boss@sso", "[\"send\",\"read\",\"operate\",\"privacy\",\"admin\"]");
    isRefused("guest", "nothing in its claim 'realm_access.roles' is named");
  }

  private void signsIn(String name, String caller, String scopes) {
    var tab = open();
    shoot(tab, name + "-1-page");
    signIn(tab, name);
    tab.locator("#sign-out").waitFor();
    shoot(tab, name + "-3-signed-in");
    expect(name + " is called", tab.locator("#caller").textContent(), caller);
    var session = String.valueOf(tab.evaluate("fetch('api/session').then(r => r.text())"));
    expect(name + " may", session, scopes);
    expect("no code is left in the address", tab.url(), page.toString());
    tab.context().close();
  }

  private void isRefused(String name, String words) {
    var tab = open();
    signIn(tab, name);
    tab.locator("#sign-in-notice").waitFor();
    shoot(tab, name + "-3-refused");
    expect(name + " is told", tab.locator("#sign-in-notice").textContent(), words);
    tab.context().close();
  }

  /** While there is no Keycloak. */
  private void findsNobody() {
    var tab = open();
    tab.locator("#sign-on").click();
    var error = tab.locator("#sign-on-error");
    error.filter(new Locator.FilterOptions().setHasText("Try again")).waitFor();
    shoot(tab, "away");
    expect("without a provider", error.textContent(), "Try again in a minute");
    tab.context().close();
  }

  private Page open() {
    var tab = browser.newContext().newPage();
    tab.navigate(page.toString());
    tab.locator("#sign-on").waitFor();
    return tab;
  }

  private void signIn(Page tab, String name) {
    tab.locator("#sign-on").click();
    tab.locator("#username").waitFor();
    shoot(tab, name + "-2-keycloak");
    tab.locator("#username").fill(name);
    tab.locator("#password").fill("password-of-" + name);
    tab.locator("#kc-login").click();
    tab.locator("#kc-login")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  private void expect(String what, String found, String wanted) {
    say(what + ": " + found);
    if (!found.contains(wanted)) {
      wrong.add(what + ": " + found + " and not " + wanted);
    }
  }

  private static void shoot(Page tab, String name) {
    tab.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve("sso-" + Server.chosenKind() + "-" + name + ".png")));
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
