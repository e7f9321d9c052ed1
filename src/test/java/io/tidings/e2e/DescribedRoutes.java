package io.tidings.e2e;

import static java.util.Map.entry;

import io.tidings.dev.load.DescribedCalls;
import io.tidings.dev.run.Installation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A right call of every route in the OpenAPI document, as a caller with a key, as a page with a
 * session, and, for streams, with a ticket.
 */
final class DescribedRoutes {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Instant LATER = Instant.now().plus(Duration.ofDays(9));

  private static final String SIGN_IN = "{\"key\":\"" + Installation.KEY + "\"}";

  /** What a route is called with, beside its path. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          entry("POST /api/messages", "{\"recipients\":[\"+385911190901\"],\"text\":\"Away\"}"),
          entry("POST /api/messages/preview", "{\"text\":\"Away\"}"),
          entry("POST /api/messages/search", "{\"recipient\":\"+385911190901\"}"),
          entry("POST /api/messages/requests/search", "{\"recipient\":\"+385911190901\"}"),
          entry("POST /api/messages/search/export", "{\"recipient\":\"+385911190901\"}"),
          entry("POST /api/erasures", "{\"recipient\":\"+385911190999\"}"),
          entry("POST /api/messages/export", "{\"recipient\":\"+385911190901\"}"),
          entry("PUT /api/messages/{correlationId}/schedule", "{\"sendAt\":\"" + LATER + "\"}"),
          entry("POST /api/stream-tickets", "{\"correlationIds\":[\"{correlationId}\"]}"),
          entry(
              "POST /api/keys",
              "{\"caller\":\"nobody\",\"scopes\":[\"read\"],\"expiresAt\":\"" + LATER + "\"}"),
          entry("POST /api/teams", "{\"name\":\"default\"}"),
          entry("POST /api/session", SIGN_IN),
          entry("POST /api/session/oidc/answer", "{\"state\":\"of-nothing\"}"),
          entry("POST /api/unmatched-reports/{id}/assign", "{\"messageId\":\"{id}\"}"),
          entry("POST /webhooks/infobip/reports", "{\"results\":[]}"),
          entry(
              "POST /webhooks/infobip/reports/{token}",
              "{\"results\":[{\"messageId\":\"{id}\",\"status\":{\"groupId\":3,\"id\":5,\"name\":\"DELIVERED_TO_HANDSET\"}}]}"));

  /**
   * One of them.
   *
   * @param route as the document names it
   * @param by how it says who calls
   */
  record Route(String route, String by, HttpRequest request) {
    @Override
    public String toString() {
      return route + " by " + by;
    }
  }

  private DescribedRoutes() {}

  /** With a session and a ticket of their own. */
  static List<Route> of(ApiClient api, OpenMessage message) {
    var cookie = session(api);
    var ticket = ticket(api, message);
    return DescribedCalls.read().entrySet().stream()
        .flatMap(path -> path.getValue().stream().map(method -> method + " " + path.getKey()))
        .flatMap(route -> routes(api, route, message, cookie, ticket))
        .toList();
  }

  /** Those that name a send request, by another key than that of the tests. */
  static List<Route> naming(OpenMessage message, MadeKey key) {
    return DescribedCalls.read().entrySet().stream()
        .flatMap(path -> path.getValue().stream().map(method -> method + " " + path.getKey()))
        .filter(DescribedRoutes::namesOne)
        .map(route -> byKey(route, message, key))
        .toList();
  }

  private static boolean namesOne(String route) {
    return (route + BODIES.getOrDefault(route, "")).contains("{correlationId}")
        || route.equals("GET /api/events");
  }

  private static Route byKey(String route, OpenMessage message, MadeKey key) {
    var path = fill(route.substring(route.indexOf(' ') + 1), message);
    var query = path.equals("/api/events") ? "?correlationId=" + message.correlationId() : "";
    return new Route(route, "key", build(key.request(message.api(), path + query), route, message));
  }

  private static String session(ApiClient api) {
    var begun =
        api.call(
            api.request("/api/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(SIGN_IN))
                .build());
    return begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static String ticket(ApiClient api, OpenMessage message) {
    var body = "{\"correlationIds\":[\"" + message.correlationId() + "\"]}";
    var issued = api.post("/api/stream-tickets", body);
    return ApiClient.json(issued.body()).getString("ticket");
  }

  private static Stream<Route> routes(
      ApiClient api, String route, OpenMessage message, String cookie, String ticket) {
    var path = fill(route.substring(route.indexOf(' ') + 1), message);
    var query = path.equals("/api/events") ? "?correlationId=" + message.correlationId() : "";
    var byKey = new Route(route, "key", build(api.authorised(path + query), route, message));
    var bySession =
        new Route(
            route,
            "session",
            build(api.request(path + query).header("Cookie", cookie), route, message));
    if (!path.endsWith("/events")) {
      return Stream.of(byKey, bySession);
    }
    var byTicket =
        new Route(route, "ticket", build(api.request(path + "?ticket=" + ticket), route, message));
    return Stream.of(byKey, bySession, byTicket);
  }

  private static HttpRequest build(HttpRequest.Builder request, String route, OpenMessage message) {
    var method = route.substring(0, route.indexOf(' '));
    var body = BODIES.get(route);
    return request
        .timeout(LONGEST)
        .header("Content-Type", "application/json")
        .method(
            method,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(fill(body, message)))
        .build();
  }

  private static String fill(String template, OpenMessage message) {
    return template
        .replace("{correlationId}", message.correlationId())
        .replace("{messageId}", message.id())
        .replace("{id}", UUID.randomUUID().toString())
        .replace("{keyId}", "000000000000")
        .replace("{sessionId}", UUID.randomUUID().toString())
        .replace("{token}", Installation.REPORT_TOKEN);
  }
}
