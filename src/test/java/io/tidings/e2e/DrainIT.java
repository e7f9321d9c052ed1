package io.tidings.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One of two nodes is stopped while it has readers. */
class DrainIT {

  private static final int READERS = 30;

  @SuppressWarnings("NullAway.Init") // by start()
  private static Installation installation;

  @BeforeAll
  static void start() {
    var kind = System.getProperty("tidings.server", "payara");
    installation =
        Installation.start(
            InstallationSettings.ofNodes(List.of(kind, kind))
                .withVariables(Map.of("TIDINGS_LIVE_DRAIN", "PT3S")));
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
  }

  private static Stream<EventStream> ended(List<EventStream> streams) {
    return streams.stream().filter(EventStream::hasEnded);
  }
}
