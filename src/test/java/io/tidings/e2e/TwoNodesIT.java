package io.tidings.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes that share nothing but the database; one of them is stopped while it has readers. */
class TwoNodesIT {

  private static final int READERS = 30;
  private static final int RACES = 200;

  /** The log is looked at every minute here. */
  private static final Duration SOON = Duration.ofSeconds(15);

  /** The second may come while the first is in progress, or after it. */
  private static final Set<Integer> ONE_OF = Set.of(202, 409);

  private static final String BODY = "{\"recipients\":[\"+385911190315\"],\"text\":\"Once\"}";

  @SuppressWarnings("NullAway.Init") // by start()
  private static Installation installation;

  @BeforeAll
  static void start() {
    var kind = System.getProperty("tidings.server", "payara");
    installation =
        Installation.start(
            InstallationSettings.ofNodes(List.of(kind, kind))
                .withVariables(Map.of("TIDINGS_LIVE_DRAIN", "PT3S", "TIDINGS_LIVE_POLL", "PT1M"))
                .withLastServer(
                    server ->
                        server.with(
                            "TIDINGS_ACCESS_KEYS",
                            Installation.accessKeys("the-next-key-of-the-colleague"))));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void readers_of_a_node_that_stops_are_sent_away_in_slices_and_go_on_at_another()
      throws InterruptedException {
    Server leaving = installation.nodes().get(0);
    var there = new ApiClient(leaving.baseUri());
    var elsewhere = new ApiClient(installation.nodes().get(1).baseUri());
    var message = OpenMessage.sent(elsewhere, "+385911190115");
    var streams =
        IntStream.range(0, READERS)
            .mapToObj(n -> EventStream.follow(there, message.correlationId()))
            .toList();
    streams.forEach(
        stream -> Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty()));

    leaving.process().destroy();
    Eventually.isTrue("the first to be sent away", () -> ended(streams).findAny().isPresent());
    assertThat(ended(streams).count()).isLessThan(READERS);
    message.enRoute(1);
    streams.forEach(EventStream::awaitEnd);
    leaving.awaitEnd();
    message.enRoute(2);

    assertThat(streams).noneMatch(EventStream::wasCut);
    for (var stream : streams) {
      var last = requireNonNull(stream.received().get(stream.received().size() - 1).id());
      var seen = stream.received("status").size();
      try (var again = EventStream.resume(elsewhere, message.correlationId(), last)) {
        Eventually.isTrue(
            "every event, at this node or the other",
            () -> seen + again.received("status").size() == 2);
      }
    }
    leaving.startAgain();
    leaving.awaitReady(Eventually.PATIENCE);
  }

  @Test
  void readers_hear_of_what_another_node_commits_before_it_is_looked_for() throws Exception {
    var reporting = new ApiClient(installation.nodes().get(0).baseUri());
    var reading = installation.nodes().get(1);
    Eventually.isTrue("readers of other tests to be gone", () -> listeners() == 0);
    var message = OpenMessage.sent(reporting, "+385911190215");
    try (var stream =
        EventStream.follow(new ApiClient(reading.baseUri()), message.correlationId())) {
      Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty());
      Eventually.isTrue("hints to be heard", () -> listeners() == 1);
      message.enRoute(1);
      Eventually.isTrue("the event", SOON, () -> stream.received("status").size() == 1);

      Rows.of(
          installation.postgres(),
          "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen tidings'");
      Eventually.isTrue("hints to be heard again", () -> listeners() == 1);
      message.delivered(2);
      Eventually.isTrue("the next event", SOON, () -> stream.received("status").size() == 2);
      stream.awaitEnd();
    }
    Eventually.isTrue("nobody to listen for nobody", () -> listeners() == 0);
    assertThat(Files.readString(reading.log()))
        .containsOnlyOnce("commits of other nodes are heard of at once");
  }

  private static long listeners() {
    try {
      return Rows.of(
              installation.postgres(),
              "select pid from pg_stat_activity where query = 'listen tidings'")
          .size();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void two_nodes_that_race_on_one_key_make_one_send_request() throws SQLException {
    var nodes = installation.nodes().stream().map(node -> new ApiClient(node.baseUri())).toList();
    var races = UUID.randomUUID() + "-";
    for (int race = 0; race < RACES; race++) {
      var key = races + race;
      var answers =
          nodes.stream().map(node -> CompletableFuture.supplyAsync(() -> send(node, key))).toList();
      var accepted =
          answers.stream().map(CompletableFuture::join).filter(a -> a.statusCode() == 202).toList();

      assertThat(answers.stream().map(CompletableFuture::join))
          .filteredOn(answer -> !ONE_OF.contains(answer.statusCode()))
          .extracting(answer -> answer.statusCode() + " " + answer.headers().map() + answer.body())
          .isEmpty();
      assertThat(accepted).isNotEmpty();
      assertThat(accepted.stream().map(TwoNodesIT::correlationId).distinct()).hasSize(1);
    }
    var stored =
        Rows.of(
            installation.postgres(),
            "select count(*) from send_request where idempotency_key like '" + races + "%'");
    assertThat(stored).containsExactly("" + RACES);
  }

  @Test
  void a_reader_at_one_node_is_told_what_was_reported_at_the_other() {
    var here = new ApiClient(installation.nodes().get(0).baseUri());
    var there = new ApiClient(installation.nodes().get(1).baseUri());
    var message = OpenMessage.sent(there, "+385911190215");
    try (var stream = EventStream.follow(here, message.correlationId())) {
      Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty());
      message.enRoute(1);
      message.delivered(2);
      stream.awaitEnd();

      assertThat(stream.names()).containsExactly("snapshot", "status", "status", "end");
    }
  }

  @Test
  void a_session_and_a_ticket_end_at_a_node_where_their_key_was_replaced() {
    var before = new ApiClient(installation.nodes().get(0).baseUri());
    var after = new ApiClient(installation.nodes().get(1).baseUri());
    var message = OpenMessage.sent(before, "+385911190415");
    var session = session(before, Installation.KEY_OF_A_COLLEAGUE);
    var ticket = ticket(before, session, message.correlationId());

    for (var path : List.of("/api/messages", "/api/session")) {
      assertThat(status(before, session, path)).as(path).isEqualTo(200);
      assertThat(status(after, session, path)).as(path).isEqualTo(401);
    }
    try (var stream = EventStream.open(before, before.request(ticket).build())) {
      assertThat(stream.status()).isEqualTo(200);
    }
    assertThat(after.call(after.request(ticket).build()).body()).contains("/bad-ticket");
    message.delivered(1);
  }

  @Test
  void signing_out_at_one_node_ends_the_streams_of_the_session_at_the_other() {
    var here = new ApiClient(installation.nodes().get(0).baseUri());
    var there = new ApiClient(installation.nodes().get(1).baseUri());
    var message = OpenMessage.sent(here, "+385911190515");
    var session = session(here, Installation.KEY);
    var path = "/api/messages/" + message.correlationId() + "/events";
    try (var stream =
        EventStream.open(there, there.request(path).header("Cookie", session).build())) {
      Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty());

      here.call(here.request("/api/session").header("Cookie", session).DELETE().build());

      stream.awaitEnd();
      assertThat(stream.names()).containsExactly("snapshot");
    }
    message.delivered(1);
  }

  @Test
  void the_sessions_of_a_key_that_are_ended_at_one_node_end_at_the_other_with_their_tickets() {
    var here = new ApiClient(installation.nodes().get(0).baseUri());
    var there = new ApiClient(installation.nodes().get(1).baseUri());
    var message = OpenMessage.sent(here, "+385911190815");
    var key = MadeKey.of(here, "two-nodes-sessions", List.of("read"));
    var session = session(here, key.text());
    Eventually.isTrue(
        "the session at the other node", () -> status(there, session, "/api/messages") == 200);
    var ticket = ticket(there, session, message.correlationId());
    try (var stream = EventStream.open(there, there.request(ticket).build())) {
      Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty());

      var ended = here.authorised("/api/keys/" + key.id() + "/sessions").DELETE().build();
      assertThat(here.call(ended).statusCode()).isEqualTo(204);

      assertThat(status(there, session, "/api/messages")).isEqualTo(401);
      assertThat(there.call(there.request(ticket).build()).body()).contains("/bad-ticket");
      stream.awaitEnd();
      assertThat(stream.names()).containsExactly("snapshot");
    }
    key.revoke();
    message.delivered(1);
  }

  @Test
  void a_key_that_is_revoked_at_one_node_is_dead_at_the_other_with_all_that_hangs_on_it() {
    var here = new ApiClient(installation.nodes().get(0).baseUri());
    var there = new ApiClient(installation.nodes().get(1).baseUri());
    var message = OpenMessage.sent(here, "+385911190715");
    var key = MadeKey.of(here, "two-nodes", List.of("read"));
    Eventually.isTrue(
        "the key at the other node", () -> key.get(there, "/api/messages").statusCode() == 200);
    var session = session(there, key.text());
    var ticket = ticket(there, session, message.correlationId());
    var path = "/api/messages/" + message.correlationId() + "/events";
    try (var bySession =
            EventStream.open(there, there.request(path).header("Cookie", session).build());
        var byTicket = EventStream.open(there, there.request(ticket).build())) {
      Eventually.isTrue("the snapshots", () -> !byTicket.received("snapshot").isEmpty());

      key.revoke();

      Eventually.isTrue(
          "its end at the other node", () -> key.get(there, "/api/messages").statusCode() == 401);
      assertThat(status(there, session, "/api/messages")).isEqualTo(401);
      assertThat(there.call(there.request(ticket).build()).body()).contains("/bad-ticket");
      bySession.awaitEnd();
      byTicket.awaitEnd();
      assertThat(byTicket.names()).containsExactly("snapshot");
    }
    message.delivered(1);
  }

  @Test
  void what_both_nodes_keep_at_the_same_time_is_one_chain() {
    var nodes = installation.nodes().stream().map(node -> new ApiClient(node.baseUri())).toList();
    var before = head(nodes.get(0));
    var done =
        IntStream.range(0, 60)
            .mapToObj(n -> nodes.get(n % nodes.size()))
            .map(node -> CompletableFuture.runAsync(() -> session(node, Installation.KEY)))
            .toList();
    done.forEach(CompletableFuture::join);

    var after = head(nodes.get(1));
    assertThat(after.getBoolean("whole")).isTrue();
    assertThat(after).doesNotContainKey("next");
    assertThat(number(after)).isGreaterThanOrEqualTo(number(before) + 60);
  }

  private static JsonObject head(ApiClient node) {
    return node.getJson("/api/audit/check");
  }

  private static int number(JsonObject checked) {
    return checked.getJsonObject("head").getInt("number");
  }

  private static String session(ApiClient node, String key) {
    var begun =
        node.call(
            node.request("/api/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"" + key + "\"}"))
                .build());
    return begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /** The URL of the stream it opens. */
  private static String ticket(ApiClient node, String session, String correlationId) {
    var issued =
        node.call(
            node.request("/api/stream-tickets")
                .header("Cookie", session)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"correlationIds\":[\"" + correlationId + "\"]}"))
                .build());
    return ApiClient.json(issued.body()).getJsonObject("links").getString("events");
  }

  private static int status(ApiClient node, String session, String path) {
    return node.call(node.request(path).header("Cookie", session).build()).statusCode();
  }

  private static HttpResponse<String> send(ApiClient node, String key) {
    return node.call(
        node.authorised("/api/messages")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(BODY))
            .build());
  }

  private static String correlationId(HttpResponse<String> accepted) {
    return ApiClient.json(accepted.body()).getString("correlationId");
  }

  private static Stream<EventStream> ended(List<EventStream> streams) {
    return streams.stream().filter(EventStream::hasEnded);
  }
}
