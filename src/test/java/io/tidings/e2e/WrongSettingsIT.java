package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import io.tidings.dev.run.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A server with missing or wrong settings does not start, and says why in a sentence each. */
class WrongSettingsIT {

  @Test
  void missing_and_wrong_settings_stop_the_start_and_are_all_named() throws IOException {
    var database = Installation.running().postgres().environment();
    var settings =
        ServerSettings.shippedWar()
            .with(database)
            .with("TIDINGS_INFOBIP_BASE_URL", "api.infobip.com")
            .with("TIDINGS_REPORT_TOKEN_FILE", "/nowhere/token")
            .with("TIDINGS_SEND_CALLS", "many")
            .with("TIDINGS_LIVE_HEARTBEAT", "15s");
    try (var server = Server.chosen(settings)) {
      assertThatThrownBy(() -> server.awaitReady(Duration.ofMinutes(3)))
          .hasMessageContaining("Tidings does not start");
      assertThat(Files.readString(server.log()))
          .contains(
              "tidings.infobip.api-key is missing: set it to an API key of your Infobip account.",
              "tidings.infobip.base-url is not an http or https URL",
              "tidings.live.heartbeat is '15s': set it to an ISO 8601 duration",
              "tidings.public-url is missing",
              "tidings.report.token.file names a file that does not exist",
              "tidings.send.calls is 'many': set it to a whole number from 1 to 256.");
    }
  }

  /** WildFly makes no pool without one; Payara would, so there we refuse. */
  @Test
  void without_a_password_of_the_database_nothing_starts() throws IOException {
    var database = new TreeMap<>(Installation.running().postgres().environment());
    database.remove("TIDINGS_DB_PASSWORD");
    try (var server = Server.chosen(ServerSettings.shippedWar().with(database))) {
      assertThatThrownBy(() -> server.awaitReady(Duration.ofMinutes(3)))
          .hasMessageContaining("The server could not deploy");
      assertThat(Files.readString(server.log())).contains("TIDINGS_DB_PASSWORD");
    }
  }

  @Test
  void where_no_key_may_make_others_nothing_starts() {
    var withoutKeys =
        InstallationSettings.ofNodes(List.of(Server.chosenKind()))
            .withVariables(Map.of("TIDINGS_ACCESS_KEYS", "", "TIDINGS_ACCESS_OPERATORS", ""));

    assertThatThrownBy(() -> Installation.start(withoutKeys).close())
        .hasMessageContaining("Tidings does not start: No key may make others");
  }
}
