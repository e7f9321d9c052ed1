package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that boots says nothing, or that it is busy: a 404 would be taken for an answer. */
class BootIT {

  private static final Duration BOOT = Duration.ofMinutes(8);

  /** Nobody listens, or the connection is closed without a word. */
  private static final int NOTHING = 0;

  private static final String BODY = "{\"results\":[]}";
  private static final List<String> CALLS =
      List.of(
          "GET /api/live HTTP/1.1\r\nHost: tidings\r\nConnection: close\r\n\r\n",
          "POST /webhooks/infobip/reports/%s HTTP/1.1\r\nHost: tidings\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(Installation.REPORT_TOKEN, BODY.length(), BODY));

  private final Installation installation =
      Installation.start(InstallationSettings.ofNodes(List.of(Server.chosenKind())));

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  void until_the_application_is_there_nobody_is_told_that_it_is_not() {
    var node = installation.nodes().get(0);
    node.kill();
    node.startAgain();

    Set<Integer> seen = new TreeSet<>();
    Eventually.get(
        "answers",
        BOOT,
        () -> CALLS.stream().map(this::status).toList(),
        statuses -> {
          seen.addAll(statuses);
          return statuses.stream().allMatch(status -> status == 200);
        });

    assertThat(seen).isSubsetOf(NOTHING, 200, 503).contains(NOTHING, 200);
  }

  private int status(String call) {
    try {
      return RawConnection.ask(installation.baseUri(), call).status();
    } catch (UncheckedIOException refused) {
      return NOTHING;
    }
  }
}
