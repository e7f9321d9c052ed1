package io.tidings.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.json.JsonFactory;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The whole page in a browser, on an API that knows 120 messages of one send request. */
final class ConsolePage implements AutoCloseable {

  static final String CORRELATION_ID = "6f1c7a3e-52c1-4a43-9d0c-0d3c1b7d6a11";

  private static final int MESSAGES = 120;
  private static final int PAGE = 50;
  private static final double PATIENCE_MILLIS = 60_000;

  private static final String SESSION =
      """
      {"team":"default","caller":"front-desk","scopes":["send","read","read-content","operate"],
       "operator":true,"test":false,"simulator":true}""";

  private static final String HEAD =
      """
      "correlationId":"%s","createdAt":"2026-11-23T13:00:00Z","logPosition":42,"sender":"Tidings",
      "caller":"front-desk","text":"Your table is ready.","textBeginning":"Your table is ready."\
      """
          .formatted(CORRELATION_ID);

  private final PageFiles files = new PageFiles();
  private final Playwright playwright = ChromiumFixture.playwright();
  private final Browser browser = ChromiumFixture.launch(playwright);
  private final List<Sent> sent = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /** A send request that the page has made. */
  record Sent(JsonObject body, String idempotencyKey) {}

  /** Signed in, at a hash, in a browser of that language. */
  Page open(String hash, String language) {
    sent.clear();
    complaints.clear();
    var options = new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 900);
    var page = browser.newContext(options).newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.route("**/api/**", this::answer);
    page.navigate(at(hash));
    return page;
  }

  String at(String hash) {
    return files.at("index.html").toString() + hash;
  }

  List<Sent> sent() {
    return sent;
  }

  List<String> complaints() {
    return complaints;
  }

  /** Newest first; the third of ten has failed for now. */
  static String id(int place) {
    return "019ab0c4-8d1e-7c52-b7d5-1f0a6f0a9%03d".formatted(999 - place);
  }

  static String number(int place) {
    return "+38591111%04d".formatted(1000 + place);
  }

  static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name))
            .setFullPage(true));
  }

  private void answer(Route route) {
    var request = route.request();
    var path = URI.create(request.url()).getPath();
    if (path.equals("/api/session")) {
      json(route, 200, SESSION);
    } else if (path.equals("/api/messages/search")) {
      json(route, 200, found(body(route)));
    } else if (path.equals("/api/messages/search/export")) {
      export(route);
    } else if (path.equals("/api/messages") && request.method().equals("POST")) {
      sent.add(new Sent(body(route), request.headerValue("idempotency-key")));
      json(route, 202, "{\"correlationId\":\"" + CORRELATION_ID + "\"}");
    } else if (path.startsWith("/api/messages/" + CORRELATION_ID + "/messages/")) {
      json(route, 200, one(path.substring(path.lastIndexOf('/') + 1)));
    } else if (path.equals("/api/messages/" + CORRELATION_ID)) {
      json(route, 200, whole());
    } else {
      json(route, 404, "{}");
    }
  }

  /** What it is asked for is answered as lines; a table never, so that it can be given up. */
  private static void export(Route route) {
    if (route.request().headerValue("accept").startsWith("text/csv")) {
      return;
    }
    var lines =
        found(body(route))
            .replaceFirst(".*\"messages\":\\[", "")
            .split("(?<=\\}),(?=\\{\"correlationId)", -1);
    var text = new StringBuilder("{\"kind\":\"export\"}\n");
    for (var line : lines) {
      text.append("{\"kind\":\"message\",").append(line.substring(1)).append('\n');
    }
    text.append("{\"kind\":\"end\"}\n");
    json(route, 200, text.toString());
  }

  private static String found(JsonObject asked) {
    var places = IntStream.range(0, MESSAGES).filter(place -> fits(asked, place)).boxed().toList();
    int limit = asked.getInt("limit", PAGE);
    var page = places.stream().limit(limit).map(ConsolePage::message).toList();
    var next = places.size() > limit ? ",\"nextCursor\":\"" + id(places.get(limit - 1)) + "\"" : "";
    return "{\"logPosition\":42,\"messages\":[" + String.join(",", page) + "]" + next + "}";
  }

  private static boolean fits(JsonObject asked, int place) {
    var tests =
        Map.of(
            "cursor", id(place).compareTo(asked.getString("cursor", "x")) < 0,
            "messageId", asked.getString("messageId", "").equals(id(place)),
            "correlationId", asked.getString("correlationId", "").equals(CORRELATION_ID),
            "reference", asked.getString("reference", "").equals("table-" + place),
            "recipient", asked.getString("recipient", "").equals(number(place)),
            "recipientEndsWith", number(place).endsWith(asked.getString("recipientEndsWith", "")),
            "outcome",
                asked.getString("outcome", "").equals(isFailed(place) ? "failed" : "delivered"));
    return asked.keySet().stream()
        .allMatch(name -> Optional.ofNullable(tests.get(name)).orElse(true));
  }

  private static boolean isFailed(int place) {
    return place % 10 == 2;
  }

  private static String message(int place) {
    return "{" + HEAD + "," + standing(place) + "}";
  }

  private static String standing(int place) {
    var stands =
        isFailed(place)
            ? """
              "status":"UNDELIVERABLE_NOT_DELIVERED","outcome":"failed",
              "provider":{"groupId":2,"id":9,"name":"UNDELIVERABLE_NOT_DELIVERED"},
              "error":{"groupId":1,"id":27,"name":"EC_ABSENT_SUBSCRIBER","permanent":false},
              "explanation":{"text":"The phone is switched off or out of coverage.",
                "advice":"Send it again later.","resend":"later"}"""
            : """
              "status":"DELIVERED_TO_HANDSET","outcome":"delivered",
              "provider":{"groupId":3,"id":5,"name":"DELIVERED_TO_HANDSET"},
              "explanation":{"text":"The phone has it."}""";
    return "\"id\":\"%s\",\"to\":\"%s\",\"clientReference\":\"table-%d\",\"final\":true,\"corrected\":false,%s"
        .formatted(id(place), number(place), place, stands);
  }

  private static String one(String id) {
    int place = 999 - Integer.parseInt(id.substring(id.length() - 3));
    var event =
        """
        {"seq":7,"correlationId":"%s","messageId":"%s","at":"2026-11-23T13:00:05Z","source":"REPORT",
         "verdict":"APPLIED","repeats":0,"raw":{"messageId":"%s"},%s}"""
            .formatted(CORRELATION_ID, id, id, standing(place));
    return "{" + HEAD + "," + standing(place) + ",\"events\":[" + event + "]}";
  }

  private static String whole() {
    var all = IntStream.range(0, MESSAGES).mapToObj(place -> "{" + standing(place) + "}").toList();
    return "{" + HEAD + ",\"final\":true,\"messages\":[" + String.join(",", all) + "]}";
  }

  private static void json(Route route, int status, String body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/json")
            .setBody(body));
  }

  private static JsonObject body(Route route) {
    try (var reader = JsonFactory.createReader(new StringReader(route.request().postData()))) {
      return reader.readObject();
    }
  }

  @Override
  public void close() {
    playwright.close();
    files.close();
  }
}
