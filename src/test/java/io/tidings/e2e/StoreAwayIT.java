package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
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

  private static final Duration FLAPPING = Duration.ofSeconds(20);
  private static final int LINES_A_MINUTE = 100;
  private static final String EXPORTS = String.valueOf(CallsWhileAway.CALLERS * 2);

  /** Waits until they have gone; settings of a database count for new sessions only. */
  private static final String END_OF_ALL_OTHERS =
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
          + " where datname = 'tidings' and pid <> pg_backend_pid()";

  private static final int CUTS = 15;

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
    var calls = new CallsWhileAway(api);
    try (var stream = EventStream.follow(api, message.correlationId())) {
      Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty());
      int linesBefore = logLines().size();
      away.begin(installation);
      List<CallsWhileAway.Answer> answers;
      int beats = stream.comments();
      try {
        answers = calls.toAll(routes);
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
            answers.forEach(answer -> answer.judge(softly));
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
      execute(END_OF_ALL_OTHERS);
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
