package io.tidings.dev.tour;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.dev.load.StoredMessages;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.ParentWatch;
import io.tidings.dev.run.Server;
import io.tidings.dev.run.ServerSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Does the jobs of five people on the page of a real server with many messages, by mouse and by
 * keyboard alone, and takes pictures of every screen, in {@code target/tour}. It ends with 1 when a
 * job could not be done.
 */
public final class Tour {

  private static final Path FOLDER = Path.of("target", "tour");
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Pattern ID = Pattern.compile("\"correlationId\":\"([^\"]+)\"");
  private static final Pattern MESSAGE_ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final Installation installation;
  private final Browser browser;
  private final List<String> lines = new ArrayList<>();

  private Tour(Installation installation, Browser browser) {
    this.installation = installation;
    this.browser = browser;
  }

  /**
   * @param arguments how many messages are stored before
   */
  public static void main(String... arguments) throws Exception {
    if (Boolean.getBoolean("tidings.run.end-with-parent")) {
      ParentWatch.start();
    }
    int stored = arguments.length == 0 ? 5_000 : Integer.parseInt(arguments[0]);
    boolean done;
    try (var installation = Installation.start(ServerSettings.shippedWar());
        var playwright = ChromiumFixture.playwright()) {
      StoredMessages.storeToFind(installation, stored);
      say(
          "%d messages are stored at %s on %s"
              .formatted(stored, installation.baseUri(), Server.chosenKind()));
      var tour = new Tour(installation, ChromiumFixture.launch(playwright));
      tour.run();
      tour.lines.forEach(Tour::say);
      done = tour.lines.stream().noneMatch(line -> line.contains("FAILED"));
    }
    System.exit(done ? 0 : 1);
  }

  private void run() throws IOException, InterruptedException {
    var session = signIn();
    var mixed = send("+385911270101", "+385911270103", "+385911270105");
    for (boolean byKeyboard : new boolean[] {false, true}) {
      int other = byKeyboard ? 2 : 1;
      send("+38591%d270203".formatted(other), "+38591%d270301".formatted(other));
      awaitFinal();
      job(session, Job.DEVELOPER, byKeyboard, "+38591%d270401".formatted(other));
      job(session, Job.SUPPORT, byKeyboard, "+38591%d270203".formatted(other));
      job(session, Job.MANAGER, byKeyboard, "");
      job(session, Job.COMPLIANCE, byKeyboard, "+38591%d270301".formatted(other));
    }
    weigh(session);
    new Pictures(browser, FOLDER).take(session, screens(mixed));
    refuseOurKey();
    for (boolean byKeyboard : new boolean[] {false, true}) {
      job(session, Job.OPERATOR, byKeyboard, "");
    }
    new Pictures(browser, FOLDER)
        .take(session, Map.of("trouble", at("#/"), "system-in-trouble", at("#/system")));
  }

  private void weigh(String session) {
    var weight = new PageWeight(browser, session);
    lines.addAll(weight.told("overview", at("#/"), "tidings-figure-table tbody tr"));
    lines.addAll(weight.told("messages", at("#/messages"), "tidings-message-line"));
    lines.addAll(weight.told("send requests", at("#/requests"), "tidings-request-row"));
  }

  private void job(String session, Job job, boolean byKeyboard, String number) {
    try (var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setStorageState(session)
                .setAcceptDownloads(true)
                .setViewportSize(1280, 900))) {
      var page = context.newPage();
      page.navigate(at("#/"));
      page.locator("h1").first().waitFor();
      lines.add(job.told(page, byKeyboard, number));
      var name = job.name().toLowerCase(Locale.ROOT) + (byKeyboard ? "-keyboard" : "-mouse");
      page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve("job-" + name + ".png")));
    }
  }

  /** The state of a browser in which somebody who may do everything is signed in. */
  private String signIn() {
    try (var context = browser.newContext()) {
      var page = context.newPage();
      page.navigate(at(""));
      page.locator("#api-key").fill(Installation.KEY);
      page.locator("#sign-in").click();
      page.locator("#sign-out").waitFor();
      return context.storageState();
    }
  }

  private Map<String, String> screens(String accepted) {
    var request = first(ID, accepted);
    var message = "#/m/" + request + "/" + first(MESSAGE_ID, accepted);
    var screens = new LinkedHashMap<String, String>();
    screens.put("overview", at("#/"));
    screens.put("compose", at("#/compose"));
    screens.put("messages", at("#/messages"));
    for (var tab : List.of("timeline", "text", "provider", "raw", "request")) {
      screens.put("message-" + tab, at(message + "?tab=" + tab));
    }
    screens.put("send-requests", at("#/requests"));
    screens.put("send-request", at("#/r/" + request));
    for (var name :
        List.of("webhooks", "system", "privacy", "keys", "teams", "audit", "sessions", "docs")) {
      screens.put(name, at("#/" + name));
    }
    screens.put("unmatched", at("#/webhooks?show=unmatched"));
    return screens;
  }

  /** From now on Infobip answers every call 401, and four messages wait. */
  private void refuseOurKey() throws IOException, InterruptedException {
    var node = installation.nodes().get(0);
    node.stop();
    node.startAgainWith("TIDINGS_INFOBIP_API_KEY", "no key of ours any more");
    node.awaitReady(READY);
    send("+385911279901", "+385911279902", "+385911279903", "+385911279904");
  }

  private String send(String... numbers) throws IOException, InterruptedException {
    var body =
        "{\"recipients\":[\"%s\"],\"text\":\"Your table is ready.\",\"sender\":\"Tidings\"}"
            .formatted(String.join("\",\"", numbers));
    return call("/api/messages", body);
  }

  /** What was sent has been reported, but for the one whose report never comes. */
  private void awaitFinal() throws IOException, InterruptedException {
    long patience = System.nanoTime() + READY.toNanos();
    while (System.nanoTime() < patience && (waiting("pending") || waiting("sent"))) {
      Thread.sleep(200);
    }
  }

  private boolean waiting(String outcome) throws IOException, InterruptedException {
    return call(
            "/api/messages/search",
            "{\"caller\":\"tests\",\"outcome\":\"%s\",\"recipientEndsWith\":\"%s\"}"
                .formatted(outcome, "270203"))
        .contains("\"to\"");
  }

  private String call(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(installation.baseUri().resolve(path))
            .header("Authorization", "Bearer " + Installation.KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no id in " + text);
    }
    return found.group(1);
  }

  private String at(String hash) {
    return installation.baseUri().resolve("/") + hash;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
