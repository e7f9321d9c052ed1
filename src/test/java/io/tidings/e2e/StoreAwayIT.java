package io.tidings.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.e2e.DescribedRoutes.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL goes away under a node that is called all the time, and comes back. */
class StoreAwayIT {

  /** How it goes away. */
  enum Away {
    REFUSED {
      @Override
      void begin(Installation installation) {
        installation.postgres().kill();
      }

      @Override
      void end(Installation installation) {
        installation.postgres().startAgain();
      }
    },
    SILENT {
      @Override
      void begin(Installation installation) {
        installation.postgres().freeze();
      }

      @Override
      void end(Installation installation) {
        installation.postgres().thaw();
      }
    };

    abstract void begin(Installation installation);

    abstract void end(Installation installation);
  }

  private static final Duration OUTAGE = Duration.ofSeconds(12);
  private static final Duration FLAPPING = Duration.ofSeconds(20);
  private static final int LINES_A_MINUTE = 100;
  private static final int CALLERS = 6;
  private static final String EXPORTS = String.valueOf(CALLERS * 2);

  /** Settings of a database count for new sessions only. */
  private static final String END_OF_ALL_OTHERS =
      "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where datname = 'tidings' and pid <> pg_backend_pid()";

  /** The same, and waits until they have gone. */
  private static final String CUT_ALL_OTHERS =
      END_OF_ALL_OTHERS.replace("_backend(pid)", "_backend(pid, 5000)");

  private static final int CUTS = 15;

  /** The promises are 2 s, and 45 s for a call that was under way; a slow machine may need more. */
  private static final Duration OF_OPERATIONS = Duration.ofSeconds(4);

  private static final Duration OF_CALLS = Duration.ofSeconds(75);

  private static final Set<String> OPERATIONS =
      Set.of("GET /api/live", "GET /api/ready", "GET /api/metrics");

  /** What is answered without the database, by whom it is called. */
  private static final Map<String, Integer> WITHOUT =
      Map.ofEntries(
          entry("GET /api/live by key", 200),
          entry("GET /api/live by session", 200),
          entry("GET /api/metrics by key", 200),
          entry("GET /api/metrics by session", 200),
          entry("POST /api/messages/preview by key", 200),
          entry("GET /api/state by key", 200),
          entry("GET /api/document by key", 200),
          entry("GET /api/session by key", 200),
          entry("DELETE /api/session by key", 204),
          entry("GET /api/session/oidc by key", 200),
          entry("GET /api/session/oidc by session", 200),
          entry("POST /api/session/oidc by key", 404),
          entry("POST /api/session/oidc by session", 404),
          entry("POST /api/session/oidc/answer by key", 404),
          entry("POST /api/session/oidc/answer by session", 404),
          entry("GET /api/stream-check by key", 200),
          entry("POST /webhooks/infobip/reports by key", 401),
          entry("POST /webhooks/infobip/reports by session", 401));

  private static final Set<String> PROBLEMS = Set.of("store-unavailable", "not-stored");

  private static final Pattern SECRET_OF_THE_HOUSE =
      Pattern.compile(
          "(?i)exception|127\\.0\\.0\\.1|localhost|java|\\bat"
              + " |org\\.|io\\.tidings\\.|hibernate|sql");

  /** One answer as it came. */
  private record Answer(Route route, HttpResponse<String> response, Duration took) {}

  @SuppressWarnings("NullAway.Init")
  private static Installation installation;

  @SuppressWarnings("NullAway.Init")
  private static ApiClient api;

  @BeforeAll
  static void start() {
    var kind = System.getProperty("tidings.server", "payara");
    installation =
        Installation.start(
            InstallationSettings.ofNodes(List.of(kind))
                .withVariables(
                    Map.of(
                        "TIDINGS_LIVE_HEARTBEAT",
                        "PT2S",
                        "TIDINGS_ACCESS_TICKET_LIFETIME",
                        "PT1H",
                        // Exports that wait for the silent database are under way, and count.
                        "TIDINGS_EXPORT_AT_ONCE",
                        EXPORTS,
                        "TIDINGS_EXPORT_PER_CALLER",
                        EXPORTS)));
    api = new ApiClient(installation.baseUri());
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @ParameterizedTest
  @EnumSource
  void every_call_is_answered_in_time_and_says_to_come_again(Away away) throws Exception {
    var message = OpenMessage.sent(api, "+385911190" + (7 + away.ordinal()) + "15");
    var routes = DescribedRoutes.of(api, message);
    try (var stream = EventStream.follow(api, message.correlationId())) {
      Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty());
      int linesBefore = logLines().size();
      away.begin(installation);
      List<Answer> answers;
      int beats = stream.comments();
      try {
        answers = callAll(routes);
        assertThat(stream.comments()).isGreaterThan(beats);
        assertThat(api.get("/api/ready").body()).contains("The database is away: ");
      } finally {
        away.end(installation);
      }
      Eventually.isTrue("the node to be ready", () -> api.get("/api/ready").statusCode() == 200);
      var lines = logLines();
      message.delivered(1);
      stream.awaitEnd();

      assertSoftly(
          softly -> {
            answers.forEach(answer -> judge(softly, answer));
            softly
                .assertThat(lines.size() - linesBefore)
                .as("lines in the log")
                .isLessThan(LINES_A_MINUTE);
            softly.assertThat(stream.names()).containsExactly("snapshot", "status", "end");
          });
      assertThat(lines.subList(linesBefore, lines.size()))
          .anyMatch(line -> line.contains("the database is away: "))
          .anyMatch(line -> line.contains("the database is back"));
    }
  }

  @Test
  void a_node_that_starts_without_the_database_is_ready_once_it_is_there() {
    var node = installation.nodes().get(0);
    node.stop();
    installation.postgres().kill();
    node.startAgain();
    HttpResponse<String> away;
    try {
      Eventually.isTrue(
          "the node to answer", Eventually.PATIENCE.multipliedBy(4), () -> ready() == 503);
      away = api.get("/api/ready");
      assertThat(api.get("/api/messages").statusCode()).isEqualTo(503);
    } finally {
      installation.postgres().startAgain();
    }
    Eventually.isTrue("the node to be ready", () -> ready() == 200);
    var message = OpenMessage.sent(api, "+385911191915");
    message.delivered(1);

    assertThat(away.body()).contains("The migrations have not ended: ");
  }

  @Test
  void a_database_that_comes_and_goes_fills_no_log() {
    int linesBefore = logLines().size();
    long end = System.nanoTime() + FLAPPING.toNanos();
    while (System.nanoTime() < end) {
      Away.REFUSED.begin(installation);
      api.get("/api/messages");
      Away.REFUSED.end(installation);
      api.get("/api/messages");
    }
    Eventually.isTrue("the node to be ready", () -> ready() == 200);

    assertThat(logLines().size() - linesBefore).isLessThan(LINES_A_MINUTE);
    assertThat(api.get("/api/messages").statusCode()).isEqualTo(200);
  }

  @Test
  void who_meets_a_connection_that_was_cut_is_told_to_come_again() throws SQLException {
    var body = "{\"text\":\"Cut\",\"recipients\":[\"+385911191799\"]}";
    var accepted = new ArrayList<String>();
    for (int cut = 0; cut < CUTS; cut++) {
      Eventually.isTrue("the node to be ready", () -> ready() == 200);
      execute(CUT_ALL_OTHERS);
      var answer = api.post("/api/messages", body);
      if (answer.statusCode() == 202) {
        accepted.add(ApiClient.json(answer.body()).getString("correlationId"));
      } else {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }
    }
    var last =
        Eventually.get(
            "a call to be accepted",
            () -> api.post("/api/messages", body),
            answer -> answer.statusCode() == 202);
    accepted.add(ApiClient.json(last.body()).getString("correlationId"));

    assertThat(
            Rows.of(
                installation.postgres(),
                "select correlation_id from message where recipient = '+385911191799'"))
        .containsExactlyInAnyOrderElementsOf(accepted);
  }

  /** What makes a database that answers of no use, what undoes it, and what readiness says. */
  enum OfNoUse {
    READ_ONLY(
        "alter database tidings set default_transaction_read_only = on",
        "alter database tidings reset default_transaction_read_only",
        "it takes no writes"),
    FULL(
        "alter database tidings connection limit 0",
        "alter database tidings connection limit -1",
        "it takes no more connections");

    private final String begin;
    private final String end;
    private final String reason;

    OfNoUse(String begin, String end, String reason) {
      this.begin = begin;
      this.end = end;
      this.reason = reason;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_is_there_but_of_no_use_is_away(OfNoUse kind) throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(kind.begin);
      try {
        statement.execute(END_OF_ALL_OTHERS);
        Eventually.get(
            "the reason", () -> api.get("/api/ready").body(), b -> b.contains(kind.reason));
        assertThat(api.get("/api/messages").statusCode()).isEqualTo(503);
      } finally {
        statement.execute(kind.end);
        statement.execute(END_OF_ALL_OTHERS);
      }
    }
    Eventually.isTrue("the node to be ready", () -> ready() == 200);
    OpenMessage.sent(api, "+385911191" + (6 + kind.ordinal()) + "15").delivered(1);
  }

  @Test
  void a_database_that_comes_back_empty_is_not_written_to() throws SQLException {
    execute("alter schema public rename to kept", "create schema public");
    try {
      Eventually.isTrue("the node to notice", () -> ready() == 503);
      assertThat(api.get("/api/ready").body())
          .contains("The database is away: it has no tables of Tidings.");
      assertThat(api.get("/api/messages").statusCode()).isEqualTo(503);
      assertThat(
              Rows.of(
                  installation.postgres(),
                  "select count(*) from pg_tables where schemaname = 'public'"))
          .containsExactly("0");
    } finally {
      execute("drop schema public", "alter schema kept rename to public");
    }
    Eventually.isTrue("the node to be ready", () -> ready() == 200);
  }

  private static void execute(String... statements) throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** 0 while nobody listens. */
  private static int ready() {
    try {
      return api.get("/api/ready").statusCode();
    } catch (UncheckedIOException refused) {
      return 0;
    }
  }

  /** All callers go round all routes, each from another one on, until the outage is over. */
  private static List<Answer> callAll(List<Route> routes) throws Exception {
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + OUTAGE.toNanos();
    var jobs = new ArrayList<Callable<Void>>();
    for (int caller = 0; caller < CALLERS; caller++) {
      int first = caller * routes.size() / CALLERS;
      jobs.add(
          () -> {
            for (int turn = first;
                turn < first + routes.size() || System.nanoTime() < end;
                turn++) {
              answers.add(call(routes.get(turn % routes.size())));
            }
            return null;
          });
    }
    var operations = routes.stream().filter(r -> OPERATIONS.contains(r.route())).toList();
    jobs.add(
        () -> {
          for (int turn = 0; System.nanoTime() < end; turn++) {
            answers.add(call(operations.get(turn % operations.size())));
          }
          return null;
        });
    var threads = Executors.newFixedThreadPool(jobs.size());
    try {
      for (var job : threads.invokeAll(jobs)) {
        job.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return List.copyOf(answers);
  }

  private static Answer call(Route route) {
    long began = System.nanoTime();
    var response = api.call(route.request());
    return new Answer(route, response, Duration.ofNanos(System.nanoTime() - began));
  }

  private static void judge(SoftAssertions softly, Answer answer) {
    var response = answer.response();
    var headers = response.headers();
    var route = answer.route().toString();
    boolean ready = answer.route().route().equals("GET /api/ready");
    int expected = WITHOUT.getOrDefault(route, 503);
    boolean operation = OPERATIONS.contains(answer.route().route());
    softly.assertThat(answer.took()).as(route).isLessThan(operation ? OF_OPERATIONS : OF_CALLS);
    softly
        .assertThat(response.statusCode())
        .as("%s %s", route, response.body())
        .isIn(ready ? List.of(200, 503) : List.of(expected));
    for (var header :
        List.of("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")) {
      softly.assertThat(headers.firstValue(header)).as("%s of %s", header, route).isPresent();
    }
    softly.assertThat(headers.firstValue("Cache-Control")).as(route).hasValue("no-store");
    if (expected >= 400 && !ready) {
      softly
          .assertThat(headers.firstValue("Content-Type"))
          .as(route)
          .hasValue("application/problem+json");
      softly
          .assertThat(SECRET_OF_THE_HOUSE.matcher(response.body()).find())
          .as("%s %s", route, response.body())
          .isFalse();
    }
    if (expected == 503 && !ready) {
      softly.assertThat(headers.firstValue("Retry-After")).as(route).isPresent();
      softly
          .assertThat(PROBLEMS)
          .as("%s %s", route, response.body())
          .anyMatch(slug -> response.body().contains("/problems/" + slug + "\""));
    }
  }

  /** Without refused webhook calls, which are told of up to 60 times a minute in any case. */
  private static List<String> logLines() {
    try {
      return new String(Files.readAllBytes(installation.serverLog()), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.contains("refused a webhook call"))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
