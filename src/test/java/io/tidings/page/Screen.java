package io.tidings.page;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A screen in a state that it can be in.
 *
 * @param hash where it is
 * @param ready what is there once it is shown as it stays
 * @param clicks what is clicked then, one after the other
 * @param api what is different from the examples of the document
 */
record Screen(
    String name, String hash, String ready, List<String> clicks, UnaryOperator<CannedApi> api) {

  private static final String SESSION = "/api/session";
  private static final String REQUEST = "6f1c7a3e-52c1-4a43-9d0c-0d3c1b7d6a11";
  private static final String MESSAGE = "019ab0c4-8d1e-7c52-b7d5-1f0a6f0a9e01";

  private static final String MAY_ALL =
      """
      {"caller":"front-desk","team":"default","operator":true,"test":%1$s,"simulator":%1$s,
       "scopes":["send","read","read-content","operate","privacy","admin"]}
      """;

  private static final String MAY_READ =
      """
      {"caller":"reader","team":"default","operator":false,"test":false,"simulator":false,
       "scopes":["read"]}
      """;

  private static final String BROKEN =
      """
      {"state":"broken","at":"2026-11-23T13:05:00Z","troubles":[
        {"code":"submit-refused","broken":true,"since":"2026-11-23T12:49:00Z",
         "values":{"status":401,"waiting":4,"oldestSeconds":9}},
        {"code":"node-gone","broken":false,"since":"2026-11-23T13:01:00Z","values":{}}]}
      """;

  /** Of a system about which nothing is well. */
  private static final String TROUBLED =
      """
      {"state":"broken","at":"2026-11-23T13:05:00Z","troubles":[
        {"code":"submit-refused","broken":true,"since":"2026-11-23T12:49:00Z",
         "values":{"status":401,"reason":"Infobip answered 401","waiting":4,"oldestSeconds":9,
          "nodes":1,"ofNodes":1,"probeAt":"2026-11-23T13:05:20Z"}},
        {"code":"reports-silent","broken":false,"since":"2026-11-23T12:40:00Z",
         "values":{"reason":"No report has come."}},
        {"code":"node-gone","broken":false,"since":"2026-11-23T13:01:00Z",
         "values":{"node":"tidings-1"}}],
       "submitting":{"submitting":false,"cause":"blocked","reason":"Infobip answered 401",
        "status":401,"since":"2026-11-23T12:49:00Z","nextProbeAt":"2026-11-23T13:05:20Z",
        "nodes":1,"pausedNodes":1},
       "outbox":{"waiting":4,"oldestSeconds":9,"scheduled":0},
       "unknownOutcomes":{"messages":2,"oldestSubmittedAt":"2026-11-23T10:00:00Z"},
       "reports":{"silentSince":"2026-11-23T12:40:00Z","silence":"No report has come.",
        "refusedHours":6,"refused":[]},
       "logs":{"callsPerMinute":100,"nextAt":"2026-11-23T13:05:00Z","lateSeconds":7200},
       "streams":{"open":0},
       "nodes":[{"id":"6f1c7a3e-52c1-4a43-9d0c-0d3c1b7d6a11","name":"tidings-1","version":"0.1.0",
        "here":false,"gone":true,"startedAt":"2026-11-20T06:12:00Z",
        "lastSeenAt":"2026-11-23T13:01:00Z","clockSkewMillis":0,"databaseMillis":2,
        "connections":1,"streams":0,"submitting":true}],
       "database":{"version":"17.2","schema":"28","bytes":42000000,"connections":3,
        "mostConnections":100},
       "retention":[]}
      """;

  @Override
  public String toString() {
    return name;
  }

  /** All there are. */
  static Stream<Screen> all() {
    return Stream.of(shown(), states()).flatMap(List::stream);
  }

  private static List<Screen> shown() {
    return List.of(
        at("overview", "#/", "tidings-overview-screen .overview"),
        at("compose", "#/compose", "#recipients"),
        at("messages", "#/messages", "h1"),
        at("message", "#/m/" + REQUEST + "/" + MESSAGE, "h1"),
        at("message, text", "#/m/" + REQUEST + "/" + MESSAGE + "?tab=text", "h1"),
        at("message, provider", "#/m/" + REQUEST + "/" + MESSAGE + "?tab=provider", "h1"),
        at("message, raw", "#/m/" + REQUEST + "/" + MESSAGE + "?tab=raw", "h1"),
        at("message, request", "#/m/" + REQUEST + "/" + MESSAGE + "?tab=request", "h1"),
        at("send requests", "#/requests", "tidings-request-row"),
        at("send request", "#/r/" + REQUEST, "tidings-message"),
        at("send request, a message open", "#/r/" + REQUEST, "tidings-message")
            .clicking("tidings-message summary"),
        at("webhook calls", "#/webhooks", "h1"),
        at("webhook call", "#/webhooks/" + MESSAGE, "h1"),
        at("unmatched reports", "#/webhooks?show=unmatched", "h1"),
        at("system", "#/system", ".system-card"),
        at("privacy", "#/privacy", "h1"),
        at("keys", "#/keys", "h1"),
        at("teams", "#/teams", "h1"),
        at("audit", "#/audit", "h1"),
        at("sessions", "#/sessions", "h1"),
        at("documents", "#/docs", ".doc-call"),
        at("documents, a call open", "#/docs", ".doc-call").clicking(".doc-call summary"),
        at("stream check", "#/stream-check", "h1"));
  }

  private static List<Screen> states() {
    return List.of(
        at("sign-in", "#/", "#api-key")
            .with(api -> api.refusing(SESSION, 401, "not-authorised", "Who calls?")),
        at("sign-in refused", "#/", "#api-key")
            .with(api -> api.refusing(SESSION, 401, "not-authorised", "Who calls?"))
            .clicking("#sign-in"),
        at("simulator", "#/compose", ".band:not([hidden])")
            .with(api -> api.answering("GET", SESSION, 200, MAY_ALL.formatted(true))),
        at("overview of a reader", "#/", "tidings-overview-screen .overview")
            .with(api -> api.answering("GET", SESSION, 200, MAY_READ)),
        at("send requests of a reader", "#/requests", "tidings-request-row")
            .with(api -> api.answering("GET", SESSION, 200, MAY_READ)),
        at("no send requests", "#/requests?outcome=failed", ".empty:not([hidden])")
            .with(
                api ->
                    api.answering(
                        "GET", "/api/messages", 200, "{\"logPosition\":1,\"sendRequests\":[]}")),
        at("send requests of a server in trouble", "#/requests", ".notice:not([hidden])")
            .with(api -> api.refusing("/api/messages", 503, "busy", "Too much at once")),
        at("send request that is not there", "#/r/" + REQUEST, "[role=alert]:not([hidden])")
            .with(api -> api.refusing("/api/messages/" + REQUEST, 404, "not-found", "No such")),
        at("overview of a server in trouble", "#/", ".notice:not([hidden])")
            .with(api -> api.refusing("/api/statistics", 503, "busy", "Too much at once")),
        at("system in trouble", "#/system", "[data-state=broken] .system-told")
            .with(api -> api.answering("GET", "/api/system", 200, TROUBLED))
            .with(api -> api.answering("GET", "/api/state", 200, BROKEN)),
        at("a band over the screen of a reader", "#/", ".band[data-kind=broken]")
            .with(api -> api.answering("GET", SESSION, 200, MAY_READ))
            .with(api -> api.answering("GET", "/api/state", 200, BROKEN)),
        at("compose with mistakes", "#/compose", "#recipients").clicking("#send"));
  }

  private static Screen at(String name, String hash, String ready) {
    return new Screen(name, hash, ready, List.of(), Screen::standard);
  }

  private static CannedApi standard(CannedApi api) {
    return api.answering("GET", SESSION, 200, MAY_ALL.formatted(false))
        .answering("GET", "/api/session/oidc", 200, "{\"name\":null}")
        .answering("GET", "/api/(events|.*/events|stream-check)", 204, "");
  }

  private Screen with(UnaryOperator<CannedApi> more) {
    return new Screen(name, hash, ready, clicks, before -> more.apply(api.apply(before)));
  }

  private Screen clicking(String selector) {
    return new Screen(name, hash, ready, List.of(selector), api);
  }

  /** The hash without its query. */
  String path() {
    int mark = hash.indexOf('?');
    return mark < 0 ? hash : hash.substring(0, mark);
  }
}
