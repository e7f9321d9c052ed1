package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is in an installation that no stranger may see or change: texts and numbers, a send request
 * that waits for its time, a refused call with a forged report to replay, a report to assign, a key
 * to revoke.
 *
 * @param ticket opens the stream of {@code shared} and nothing else
 */
public record Belongings(
    Installation installation,
    Sent shared,
    Sent secret,
    Sent scheduled,
    String refusedCall,
    String unmatchedReport,
    String keyId,
    String ticket) {

  static final String TEXT = "Nobody but the guest may read of the marmalade";
  static final String NUMBER = "385911990201";
  private static final String SHARED_TEXT = "Whoever has the ticket may follow this";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FOREIGN = "a-message-of-somebody-else";

  /** All that a call let in by mistake could change; refused webhook calls are kept by right. */
  private static final List<String> STATE =
      List.of(
          "select 'events ' || count(*) || ', last ' || coalesce(max(seq), 0) from event",
          "select 'messages ' || string_agg(concat_ws(' ', id, status, outcome, due_at), ', '"
              + " order by id) from message",
          "select 'send requests ' || string_agg(r::text, ', ' order by correlation_id)"
              + " from send_request r",
          "select 'accepted webhook calls ' || count(*) from webhook_call where accepted",
          "select 'unmatched reports ' || string_agg(u::text, ', ' order by id)"
              + " from unmatched_report u",
          "select 'keys ' || string_agg(concat_ws(' ', id, revoked_at), ', ' order by id)"
              + " from access_key",
          "select 'sessions ' || count(*) from access_session",
          "select 'tickets ' || count(*) from stream_ticket");

  record Sent(String correlationId, String messageId) {}

  /** Puts it there by calls with a key, and waits until nothing goes on any more. */
  public static Belongings plant(Installation installation) throws Exception {
    try (var api = new KeyHolder(installation.baseUri())) {
      var shared = api.send("{\"text\":\"%s\",\"recipients\":[\"+385911990101\"]}", SHARED_TEXT);
      var secret = api.send("{\"text\":\"%s\",\"recipients\":[\"+" + NUMBER + "\"]}", TEXT);
      var scheduled =
          api.send(
              "{\"text\":\"%s\",\"recipients\":[\"+" + NUMBER + "\"],\"sendAt\":\"%s\"}",
              TEXT,
              inDays(20).toString());
      for (var sent : List.of(shared, secret)) {
        Await.until("the messages to be final", PATIENCE, () -> api.isFinal(sent));
      }
      api.post("/webhooks/infobip/reports/aWrongTokenOfAStranger", 401, forged(secret.messageId()));
      api.post("/webhooks/infobip/reports/" + Installation.REPORT_TOKEN, 200, forged(FOREIGN));
      return new Belongings(
          installation,
          shared,
          secret,
          scheduled,
          api.first("/api/webhook-calls?accepted=false", "webhookCalls"),
          api.first("/api/unmatched-reports", "unmatchedReports"),
          api.post("/api/keys", 201, "{\"caller\":\"guest\",\"scopes\":[\"read\"]}")
              .getString("id"),
          api.post(
                  "/api/stream-tickets",
                  201,
                  "{\"correlationIds\":[\"" + shared.correlationId() + "\"]}")
              .getString("ticket"));
    }
  }

  private static Instant inDays(int days) {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days));
  }

  private static String forged(String messageId) {
    return """
    {"results":[{"messageId":"%s","to":"%s","doneAt":"2030-01-01T10:00:05.000+0000",
      "status":{"groupId":2,"id":9},"error":{"groupId":1,"id":27}}]}"""
        .formatted(messageId, NUMBER);
  }

  /** The path with ids that exist; one for each send request where it names one. */
  Stream<String> paths(String template) {
    if (template.endsWith("/schedule")) {
      return Stream.of(template.replace("{correlationId}", scheduled.correlationId()));
    }
    if (template.contains("{correlationId}")) {
      return Stream.of(shared, secret)
          .map(
              sent ->
                  template
                      .replace("{correlationId}", sent.correlationId())
                      .replace("{messageId}", sent.messageId()));
    }
    return Stream.of(
        template
            .replace("{token}", "aWrongTokenOfAStranger")
            .replace("{keyId}", keyId)
            .replace("{id}", template.contains("unmatched") ? unmatchedReport : refusedCall));
  }

  /** What has an effect when it is posted there and somebody believes it. */
  String bodyFor(String path) {
    var last = path.substring(path.lastIndexOf('/') + 1);
    return switch (last) {
      case "messages" -> "{\"text\":\"Of a stranger\",\"recipients\":[\"+385911990901\"]}";
      case "keys" -> "{\"caller\":\"stranger\",\"scopes\":[\"admin\"]}";
      case "preview" -> "{\"text\":\"Of a stranger\"}";
      case "schedule" -> "{\"sendAt\":\"" + inDays(30) + "\"}";
      case "stream-tickets" -> "{\"correlationIds\":[\"" + secret.correlationId() + "\"]}";
      case "session" -> "{\"key\":\"the-key-of-a-stranger\"}";
      case "assign" -> "{\"messageId\":\"" + secret.messageId() + "\"}";
      default -> path.startsWith("/webhooks") ? forged(secret.messageId()) : "{}";
    };
  }

  /** What must stand in no answer to a call of that path. */
  Stream<String> secretsBeside(String path) {
    return Stream.of(
            TEXT,
            NUMBER,
            SHARED_TEXT,
            shared.correlationId(),
            shared.messageId(),
            secret.correlationId(),
            secret.messageId(),
            scheduled.correlationId(),
            scheduled.messageId(),
            refusedCall,
            unmatchedReport,
            keyId)
        .filter(secretText -> !path.contains(secretText));
  }

  /** The same as before when nobody got in. */
  public List<String> state() throws SQLException {
    var state = new java.util.ArrayList<String>();
    for (var query : STATE) {
      state.add(LoadDatabase.text(installation, query));
    }
    return state;
  }

  /** Calls with the key of the tests. */
  private static final class KeyHolder implements AutoCloseable {

    private final HttpConnection connection;

    KeyHolder(URI base) {
      connection = new HttpConnection(base, PATIENCE);
    }

    private JsonObject call(String method, String path, int status, String body)
        throws IOException {
      var answer =
          connection.call(
              HttpConnection.request(
                  method,
                  path,
                  "Authorization: Bearer " + Installation.KEY + "\r\n",
                  body.getBytes(StandardCharsets.UTF_8)));
      if (answer.status() != status) {
        throw new IllegalStateException(path + ": " + answer.status() + " " + answer.text());
      }
      if (answer.body().length == 0) {
        return JsonObject.EMPTY_JSON_OBJECT;
      }
      try (var reader = Json.createReader(new StringReader(answer.text()))) {
        return reader.readObject();
      }
    }

    JsonObject post(String path, int status, String body) throws IOException {
      return call("POST", path, status, body);
    }

    Sent send(String body, String... values) throws IOException {
      var json = post("/api/messages", 202, body.formatted((Object[]) values));
      return new Sent(
          json.getString("correlationId"),
          json.getJsonArray("messages").getJsonObject(0).getString("id"));
    }

    boolean isFinal(Sent sent) throws IOException {
      return call("GET", "/api/messages/" + sent.correlationId(), 200, "").getBoolean("final");
    }

    String first(String path, String list) throws IOException {
      return call("GET", path, 200, "").getJsonArray(list).getJsonObject(0).getString("id");
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
