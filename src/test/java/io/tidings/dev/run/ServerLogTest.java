package io.tidings.dev.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T13:44:11.589+0000 SEVERE [core] Exception while loading the app",
        "13:44:19,482 ERROR [org.jboss.as] WFLYSRV0026: WildFly 39 started (with errors)"
      })
  void a_failed_deployment_is_seen_on_either_server(String line) throws Exception {
    assertThat(log("Booting", line, "ready in 9,556 (ms)").tellsFailedDeployment()).isTrue();
  }

  @Test
  void a_warning_is_no_failed_deployment() throws Exception {
    assertThat(log("WARN something", "WFLYSRV0025: started").tellsFailedDeployment()).isFalse();
  }

  @Test
  void the_last_lines_are_messages_not_stack_frames() throws Exception {
    assertThat(log("cause", "\tat a.B.c(B.java:1)", "end").lastLines()).isEqualTo("cause\nend");
  }

  @Test
  void each_life_of_a_server_has_a_log_of_its_own() {
    var first = new ServerLog(directory.resolve("server-8080.log"));
    assertThat(first.next().file()).isEqualTo(directory.resolve("server-8080.2.log"));
    assertThat(first.next().next().file()).isEqualTo(directory.resolve("server-8080.3.log"));
  }

  private ServerLog log(String... lines) throws IOException {
    return new ServerLog(
        Files.writeString(directory.resolve("server.log"), String.join("\n", lines)));
  }
}
