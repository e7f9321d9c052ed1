package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Promise 9: texts and full numbers are in no log line and no metric. */
class PrivacyIT {

  private static final String TEXT = "Nobody but you should read of the xylophone";
  private static final String NUMBER = "385911160101";

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void what_was_sent_to_whom_is_in_the_database_and_not_in_the_log_or_the_metrics()
      throws IOException, SQLException {
    var accepted = api.send(TEXT, "+" + NUMBER, "+385911160206");
    api.readWhenFinal(accepted.getString("correlationId"));
    api.post("/api/messages", "{\"recipients\":[\"+" + NUMBER + "\"],\"text\":\"" + TEXT);
    api.report("{\"results\":[{\"messageId\":\"1\",\"to\":\"" + NUMBER + "\",\"text\":\"" + TEXT);
    failToStore(accepted.getJsonArray("messages").getJsonObject(0).getString("id"));

    var log = Files.readString(installation.serverLog());
    assertThat(log).contains(accepted.getString("correlationId"));
    assertThat(log).doesNotContain(TEXT, "xylophone", NUMBER, "38591116");
    assertThat(api.get("/api/metrics").body()).doesNotContain("xylophone", NUMBER);
    assertThat(
            Rows.of(
                installation.postgres(),
                "select text from send_request where text = '" + TEXT + "'"))
        .hasSize(1);
  }

  /**
   * What the database refuses must not come out with its error. The report is kept as a broken
   * entry of its call.
   */
  private void failToStore(String id) throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "alter table event add constraint never check (message_id <> '" + id + "')  not valid");
      try {
        var report =
            "{\"results\":[{\"messageId\":\"%s\",\"to\":\"%s\",\"status\":{\"groupId\":3,\"id\":9}}]}";
        assertThat(api.report(report.formatted(id, NUMBER)).statusCode()).isEqualTo(200);
      } finally {
        statement.execute("alter table event drop constraint never");
      }
    }
  }
}
