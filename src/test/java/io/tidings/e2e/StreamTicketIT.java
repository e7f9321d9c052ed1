package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams for pages that cannot hold a key. */
class StreamTicketIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void a_ticket_opens_a_stream_of_what_it_names_without_a_key() {
    var one = OpenMessage.sent(api, "+385911230115");
    var two = OpenMessage.sent(api, "+385911230215");
    var before = Instant.now();
    var ticket = ticketFor(one, two);

    assertThat(ticket.keySet()).containsExactly("ticket", "expiresAt", "links");
    assertThat(ticket.getString("ticket")).matches("[A-Za-z0-9_-]{43}");
    assertThat(Instant.parse(ticket.getString("expiresAt")))
        .isBetween(before.plusSeconds(50), Instant.now().plusSeconds(70));
    try (var stream = followAsPage(ticket.getJsonObject("links").getString("events"))) {
      one.delivered(1);
      two.delivered(1);
      stream.awaitEnd();
      assertThat(stream.names()).startsWith("snapshot", "snapshot").endsWith("end");
    }
  }

  @Test
  void a_ticket_may_be_used_for_some_of_what_it_names_and_for_nothing_else() {
    var one = OpenMessage.sent(api, "+385911230315");
    var other = OpenMessage.sent(api, "+385911230415");
    var ticket = "?ticket=" + ticketFor(one).getString("ticket");

    var single = "/api/messages/%s/events" + ticket;
    try (var stream = followAsPage(single.formatted(one.correlationId()))) {
      assertThat(stream.status()).isEqualTo(200);
    }
    for (var path :
        List.of(
            single.formatted(other.correlationId()),
            "/api/events" + ticket + "&correlationId=" + other.correlationId(),
            "/api/events"
                + ticket
                + "&correlationId="
                + one.correlationId()
                + "&correlationId="
                + other.correlationId())) {
      var response = asPage(path);
      assertThat(response.statusCode()).as(path).isEqualTo(403);
      assertThat(response.body()).contains("/not-in-ticket");
    }
    assertThat(asPage("/api/messages/" + one.correlationId() + ticket).statusCode()).isEqualTo(401);
    assertThat(asPage("/api/messages" + ticket).statusCode()).isEqualTo(401);
  }

  @Test
  void an_expired_ticket_opens_nothing_and_a_new_one_goes_on_where_the_page_was()
      throws SQLException {
    var message = OpenMessage.sent(api, "+385911230515");
    var old = ticketFor(message).getString("ticket");
    long seen = message.logPosition();
    Rows.change(
        installation.postgres(),
        "update stream_ticket set expires_at = now() - interval '1 second' where token_hash ="
            + " sha256(convert_to('"
            + old
            + "', 'UTF8'))");
    message.delivered(1);

    var refused = asPage("/api/events?ticket=" + old);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("/bad-ticket");
    assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("https://friend.example");

    var fresh = ticketFor(message).getString("ticket");
    try (var stream = followAsPage("/api/events?ticket=" + fresh + "&lastEventId=" + seen)) {
      stream.awaitEnd();
      assertThat(stream.names()).containsExactly("status", "replayed", "end");
    }
  }

  @Test
  void the_stream_of_a_page_of_a_listed_site_may_be_read_by_it() {
    var message = OpenMessage.sent(api, "+385911230615");
    var ticket = ticketFor(message).getString("ticket");
    message.delivered(1);

    var response = asPage("/api/events?ticket=" + ticket);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("https://friend.example");
    assertThat(header(response, "Content-Type")).startsWith("text/event-stream");
    assertThat(response.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void a_ticket_is_kept_as_a_hash_only() throws SQLException {
    var message = OpenMessage.sent(api, "+385911230715");
    var token = ticketFor(message).getString("ticket");
    assertThat(
            Rows.of(
                installation.postgres(),
                "select t::text from stream_ticket t where '%s' = any(correlation_ids)"
                    .formatted(message.correlationId())))
        .hasSize(1)
        .noneMatch(row -> row.contains(token));
  }

  @Test
  void what_is_wrong_with_the_wish_for_a_ticket_is_named() {
    for (var body : List.of("{}", "{\"correlationIds\":\"x\"}", "{\"correlationIds\":[1]}")) {
      var response = api.post("/api/stream-tickets", body);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(response.body()).contains("must be an array of correlationIds, as strings");
    }
    var unknown =
        api.post(
            "/api/stream-tickets",
            "{\"correlationIds\":[\"00000000-0000-4000-8000-000000000000\"]}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("correlationIds[0]");
    assertThat(api.post("/api/stream-tickets", "{\"correlationIds\":[]}").statusCode())
        .isEqualTo(400);
  }

  private JsonObject ticketFor(OpenMessage... messages) {
    var ids = Json.createArrayBuilder();
    for (var message : messages) {
      ids.add(message.correlationId());
    }
    var body = Json.createObjectBuilder().add("correlationIds", ids).build().toString();
    var response = api.post("/api/stream-tickets", body);
    assertThat(response.statusCode()).isEqualTo(201);
    return ApiClient.json(response.body());
  }

  private HttpResponse<String> asPage(String path) {
    return api.call(
        api.request(path)
            .header("Origin", "https://friend.example")
            .timeout(Duration.ofSeconds(30))
            .build());
  }

  private EventStream followAsPage(String path) {
    return EventStream.open(
        api, api.request(path).header("Origin", "https://friend.example").build());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
