package io.tidings.submit;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.MetersFixture;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.loop.Figures;
import io.tidings.loop.ManagedThreadsFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelayMetersTest {

  private final SubmittersFixture path =
      new SubmittersFixture(Map.of(), call -> new SubmitOutcome.Taken(List.of()));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Figures figures = inject(new Figures(), new ManagedThreadsFixture());
  private final Outbox outbox =
      new Outbox() {
        @Override
        long depth() {
          return 9;
        }

        @Override
        long scheduled() {
          return 4;
        }

        @Override
        Duration oldest() {
          return Duration.ofMillis(2_500);
        }
      };
  private final RelayMeters meters =
      inject(
          new RelayMeters(),
          registry,
          figures,
          inject(new OutboxDepth(), outbox, path.clock),
          outbox,
          path.submitters,
          path.breaker);

  @Test
  void all_meters_are_there_from_the_start_and_counts_are_zero() throws Exception {
    meters.register();
    figures.refresh(Duration.ofSeconds(20));

    assertThat(MetersFixture.values(registry))
        .containsExactly(
            "tidings.breaker.state  0.0",
            "tidings.calls.in.flight  0.0",
            "tidings.outbox.depth  9.0",
            "tidings.outbox.oldest.seconds  2.5",
            "tidings.outbox.scheduled  4.0",
            "tidings.relay.paused blocked 0.0",
            "tidings.relay.paused credits 0.0",
            "tidings.relay.paused failures 0.0",
            "tidings.relay.paused throttled 0.0",
            "tidings.submit.calls blocked 0.0",
            "tidings.submit.calls refused 0.0",
            "tidings.submit.calls taken 0.0",
            "tidings.submit.calls throttled 0.0",
            "tidings.submit.calls unknown 0.0",
            "tidings.submit.calls unreachable 0.0",
            "tidings.submit.messages due_again 0.0",
            "tidings.submit.messages failed 0.0",
            "tidings.submit.messages handed_over 0.0",
            "tidings.submit.messages known 0.0",
            "tidings.submit.messages lost 0.0",
            "tidings.submit.messages not_ours 0.0",
            "tidings.submit.messages returned 0.0",
            "tidings.submit.messages unknown 0.0");
  }

  @Test
  void a_pause_is_seen_with_its_cause() {
    meters.register();
    path.breaker.ended(
        path.breaker.pass().orElseThrow(), new SubmitOutcome.Blocked("Infobip answered 401"));

    assertThat(MetersFixture.values(registry))
        .contains(
            "tidings.breaker.state  1.0",
            "tidings.relay.paused blocked 1.0",
            "tidings.relay.paused failures 0.0");
    path.clock.pass(Duration.ofHours(1));
    assertThat(MetersFixture.values(registry)).contains("tidings.breaker.state  2.0");
  }

  @Test
  void calls_and_messages_are_counted_by_what_became_of_them() {
    meters.callsEnded(SubmitOutcome.Taken.class, 2);
    meters.met(Map.of(SubmitDecision.Kind.UNKNOWN, 3, SubmitDecision.Kind.DUE_AGAIN, 4));
    meters.lost(5);

    assertThat(MetersFixture.values(registry))
        .containsExactly(
            "tidings.submit.calls taken 2.0",
            "tidings.submit.messages due_again 4.0",
            "tidings.submit.messages lost 5.0",
            "tidings.submit.messages unknown 3.0");
  }

  @Test
  void the_documentation_has_the_words_of_all_counts() throws IOException {
    meters.register();
    var documented = Files.readAllLines(Path.of("docs/operations.md"));

    for (var meter : registry.getMeters()) {
      var metric = "| `" + meter.getId().getName().replace('.', '_');
      for (var tag : meter.getId().getTags()) {
        assertThat(documented)
            .anyMatch(line -> line.startsWith(metric) && line.contains("`" + tag.getValue() + "`"));
      }
    }
  }
}
