package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.postgres.LoggedPlans;
import io.tidings.dev.postgres.PostgresSettings;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No statement of the application reads all messages or all unmatched reports: shown by the plans
 * of those that PostgreSQL was given while everything was done that touches them. It does not look
 * at tables by itself.
 */
class PlansIT {

  private static final int MESSAGES = 200_000;
  private static final int UNMATCHED = 100_000;

  private static final String KNOWN =
      """
      select sum(greatest(reltuples, 0)) >= %d from pg_class
      where relname in ('message', 'send_request') or oid in (
        select inhrelid from pg_inherits where inhparent = 'unmatched_report'::regclass)
      """
          .formatted(MESSAGES + MESSAGES / 10 + UNMATCHED);

  /** It reads nothing, and takes its time. */
  private static final String STREAM_CHECK = "GET /api/stream-check";

  @TempDir private static Path logs;

  @SuppressWarnings("NullAway.Init")
  private static Installation installation;

  private final ApiClient api = new ApiClient(installation.baseUri());

  @BeforeAll
  static void start() throws SQLException {
    var settings =
        InstallationSettings.ofNodes(List.of(Server.chosenKind()))
            .with(LoggedPlans.into(PostgresSettings.temporary().with("autovacuum", "off"), logs))
            .withVariables(
                Map.of(
                    "TIDINGS_REPORT_MATCH_EVERY", "PT0.2S",
                    "TIDINGS_INFOBIP_READ_TIMEOUT", "PT2S",
                    "TIDINGS_RECONCILE_LOOKS", "PT2S,PT10S",
                    "TIDINGS_RECONCILE_UNKNOWN_LOOKS", "PT1S,PT2S"));
    installation = Installation.start(settings);
    fill();
  }

  private static void fill() throws SQLException {
    Rows.change(
        installation.postgres(),
        """
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        select md5(i::text)::uuid, now() - i * interval '1 second', 10, 'tests', 'x'
          from generate_series(0, %1$d / 10 - 1) i;
        insert into message (id, correlation_id, submitted_at, updated_at, position, group_id,
          status_id, status, outcome, recipient, due_at)
        select (lpad(to_hex(%3$d + i), 12, '0') || '7000' || substr(md5(i::text), 1, 16))::uuid,
          md5((i / 10)::text)::uuid, now(), now(), i %% 10, 3, 5, 'DELIVERED_TO_HANDSET',
          'DELIVERED', '+38591' || 1000000 + i, null
          from generate_series(0, %1$d - 1) i;
        insert into unmatched_report (id, call_id, entry, received_at, reported_id, our_id,
          recipient, raw)
        select (lpad(to_hex(%3$d + i), 12, '0') || '7000' || substr(md5(i::text), 1, 16))::uuid,
          md5((i / 100)::text)::uuid, i %% 100, now() - interval '1 hour', i::text,
          gen_random_uuid(), 38591 || (1000000 + i)::text, '{}'
          from generate_series(0, %2$d - 1) i
        """
            .formatted(MESSAGES, UNMATCHED, Instant.now().minusSeconds(3_600).toEpochMilli()));
    Eventually.isTrue("a look at the tables that have grown", PlansIT::areKnown);
  }

  /** To PostgreSQL's planner. */
  private static boolean areKnown() {
    try {
      return Rows.of(installation.postgres(), KNOWN).equals(List.of("t"));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void nothing_reads_all_messages_or_all_unmatched_reports() throws Exception {
    var plans = LoggedPlans.from(logs);
    for (int time = 0; time < 7; time++) { // PostgreSQL settles on a plan after five
      touchEverything();
    }

    assertThat(plans.reading("message", "unmatched_report")).isEmpty();
    assertThat(plans.of("message")).hasSizeGreaterThan(25);
    assertThat(String.join("\n", plans.of("message")))
        .contains(
            "turned_up", "messages_before", "recipient", "lease_until", "check_at", "for no key");
    assertThat(plans.of("unmatched_report")).hasSizeGreaterThan(6);
  }

  private void touchEverything() throws SQLException {
    var sent = api.send("Sent", "+385911230101", "+385911230115");
    var correlationId = sent.getString("correlationId");
    var later = Instant.now().plusSeconds(3_600);
    var scheduled =
        ApiClient.json(
                api.post(
                        "/api/messages",
                        "{\"recipients\":[\"+385911230101\"],\"text\":\"x\",\"sendAt\":\"%s\"}"
                            .formatted(later))
                    .body())
            .getString("correlationId");
    var schedule = "/api/messages/" + scheduled + "/schedule";
    assertThat(
            api.call(
                    api.authorised(schedule)
                        .header("Content-Type", "application/json")
                        .PUT(body("{\"sendAt\":\"" + later.plusSeconds(60) + "\"}"))
                        .build())
                .statusCode())
        .isEqualTo(200);
    assertThat(api.call(api.authorised(schedule).DELETE().build()).statusCode()).isEqualTo(204);
    lists();
    everyCall();
    assertThat(api.read(correlationId)).isNotEmpty();
    try (var stream = EventStream.follow(api, correlationId)) {
      assertThat(stream.status()).isEqualTo(200);
    }
    webhook(sent.getJsonArray("messages").getJsonObject(1).getString("id"));
    Eventually.isTrue("the simulator's reports", () -> api.meter("tidings_reports_total") > 0);
    assertThat(api.get("/api/metrics").statusCode()).isEqualTo(200);
  }

  /** That the API has, on a send request that is final, so that its streams end. */
  private void everyCall() {
    var sent = api.send("Every call", "+385911230201");
    var correlationId = sent.getString("correlationId");
    api.readWhenFinal(correlationId);
    var id = sent.getJsonArray("messages").getJsonObject(0).getString("id");
    for (var route : DescribedRoutes.of(api, new OpenMessage(api, correlationId, id))) {
      if (!route.route().equals(STREAM_CHECK)) {
        assertThat(api.call(route.request()).statusCode()).as(route.toString()).isLessThan(500);
      }
    }
  }

  private void lists() {
    for (var outcome : List.of("pending", "sent", "delivered", "failed", "cancelled")) {
      var page = api.getJson("/api/messages?outcome=" + outcome);
      if (page.containsKey("nextCursor")) {
        api.getJson("/api/messages?outcome=" + outcome + "&cursor=" + page.getString("nextCursor"));
      }
    }
    api.getJson("/api/messages?since=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z&limit=200");
    api.getJson("/api/messages");
    searches();
  }

  private void searches() {
    for (var search :
        List.of(
            "{}",
            "{\"recipient\":\"+385911230101\"}",
            "{\"recipientEndsWith\":\"0101\"}",
            "{\"recipientEndsWith\":\"230101\",\"outcome\":\"delivered\"}",
            "{\"reference\":\"table-9\"}",
            "{\"caller\":\"nobody\",\"sender\":\"Nobody\",\"country\":\"US\"}",
            "{\"outcome\":\"failed\",\"error\":27,\"from\":\"2020-01-01T00:00:00Z\"}")) {
      assertThat(api.post("/api/messages/search", search).statusCode()).isEqualTo(200);
    }
    for (var search :
        List.of(
            "{\"recipient\":\"+385911230101\"}", "{\"outcome\":\"sent\",\"caller\":\"tests\"}")) {
      assertThat(api.post("/api/messages/export", search).body()).contains("\"kind\":\"end\"");
    }
  }

  /** A report that applies, one that matches nothing and is assigned, and a replay. */
  private void webhook(String message) throws SQLException {
    var foreign = UUID.randomUUID().toString();
    assertThat(
            api.report(
                    """
                    {"results":[{"messageId":"%s","to":"385911230115","doneAt":"%s",
                     "status":{"groupId":1,"id":7},"error":{"groupId":0,"id":0}},
                     {"messageId":"%s","to":"385911000005","status":{"groupId":3,"id":5}}]}
                    """
                        .formatted(message, Instant.now(), foreign))
                .statusCode())
        .isEqualTo(200);
    var waiting = api.getJson("/api/unmatched-reports").getJsonArray("unmatchedReports");
    var newest = waiting.getJsonObject(0);
    assertThat(newest.getString("messageId")).isEqualTo(foreign);
    var call = newest.getString("webhookCallId");
    api.getJson("/api/webhook-calls");
    api.getJson("/api/webhook-calls/" + call);
    assertThat(api.post("/api/webhook-calls/" + call + "/replay", "").statusCode()).isEqualTo(200);
    newest =
        api.getJson("/api/unmatched-reports").getJsonArray("unmatchedReports").getJsonObject(0);
    assertThat(
            api.post(
                    "/api/unmatched-reports/" + newest.getString("id") + "/assign",
                    "{\"messageId\":\"" + message + "\"}")
                .statusCode())
        .isEqualTo(204);
  }

  private static BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }
}
