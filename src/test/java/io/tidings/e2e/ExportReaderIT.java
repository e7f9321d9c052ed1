package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Exports whose readers do not read, and exports that cannot go on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExportReaderIT {

  private static final int MESSAGES = 100_000;
  private static final String END = "\"kind\":\"end\"";

  /** In time for a reader that reads on, and over for one that does not. */
  private static final Duration STALL = Duration.ofSeconds(4);

  @SuppressWarnings("NullAway.Init")
  private static Installation installation;

  private final ApiClient api = new ApiClient(installation.baseUri());

  @BeforeAll
  static void start() throws SQLException {
    installation =
        Installation.start(
            InstallationSettings.ofNodes(List.of(Server.chosenKind()))
                .withVariables(Map.of("TIDINGS_EXPORT_STALL", STALL.toString())));
    Rows.change(
        installation.postgres(),
        """
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        select md5(i::text)::uuid, now(), 1, 'stored', 'Exported, whoever reads it'
          from generate_series(1, %1$d) i;
        insert into message (id, correlation_id, updated_at, position, status, outcome, recipient)
        select (lpad(to_hex(%2$d + i), 12, '0') || '70008' || substr(md5(i::text), 1, 15))::uuid,
          md5(i::text)::uuid, now(), 0, 'QUEUED', 'PENDING', '+385911260101'
          from generate_series(1, %1$d) i;
        analyze
        """
            .formatted(MESSAGES, Instant.now().toEpochMilli()));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  @Order(1)
  void a_reader_that_reads_gets_all_of_it() throws IOException {
    try (var socket = begin()) {
      assertThat(rest(socket)).contains("\"kind\":\"end\",\"messages\":" + MESSAGES);
    }
  }

  @Test
  @Order(2)
  void a_reader_that_takes_nothing_holds_no_connection_of_the_database_and_is_cut_off()
      throws IOException, SQLException {
    try (var first = begin();
        var second = begin()) {
      Eventually.isTrue(
          "nothing to be done in the database", () -> transactions().equals(List.of("0")));
      assertThat(api.post("/api/messages/export", "{}").statusCode()).isEqualTo(429);

      Eventually.isTrue("room again", () -> exportsNothing() == 200);
      try (var held = begin()) {
        Eventually.isTrue("the other one to be cut off too", () -> exportsNothing() == 200);
        assertThat(held.isConnected()).isTrue();
      }
      for (var socket : List.of(first, second)) {
        assertThat(rest(socket)).doesNotContain(END);
      }
    }
  }

  @Test
  @Order(3)
  void an_export_that_the_database_leaves_ends_without_an_end() throws IOException {
    try (var socket = begin()) {
      assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);
      installation.postgres().kill();
      try {
        assertThat(rest(socket)).doesNotContain(END);
      } finally {
        installation.postgres().startAgain();
      }
    }
    Eventually.isTrue("the database to be back", () -> exportsNothing() == 200);
  }

  @Test
  @Order(4)
  void a_node_that_stops_does_not_wait_for_those_who_do_not_read() throws IOException {
    try (var socket = begin()) {
      long began = System.nanoTime();
      installation.nodes().get(0).stop();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
      assertThat(rest(socket)).doesNotContain(END);
    }
  }

  private int exportsNothing() {
    return api.post("/api/messages/export", "{\"reference\":\"nobody has it\"}").statusCode();
  }

  /** How many there are that the server waits in. */
  private static List<String> transactions() {
    try {
      return Rows.of(
          installation.postgres(),
          "select count(*) from pg_stat_activity where datname = current_database()"
              + " and pid <> pg_backend_pid() and state like '%transaction%'");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Of which the first line was read. */
  private static Socket begin() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(60_000);
    var server = installation.baseUri();
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    var request =
        "POST /api/messages/export HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
            + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    socket
        .getOutputStream()
        .write(request.formatted(Installation.KEY).getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 200");
    return socket;
  }

  /** What comes until the connection ends, in whatever way, without the marks of its chunks. */
  private static String rest(Socket socket) {
    var text = new StringBuilder();
    try {
      var bytes = new byte[1 << 16];
      for (int read = socket.getInputStream().read(bytes);
          read >= 0;
          read = socket.getInputStream().read(bytes)) {
        text.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException cut) {
      // as it should be
    }
    return text.toString().replaceAll("\r\n[0-9a-f]+\r\n", "");
  }
}
