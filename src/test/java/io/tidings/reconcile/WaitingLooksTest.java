package io.tidings.reconcile;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingLooksTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private ReconcileFixture fixture;
  private WaitingLooks looks;

  @BeforeEach
  void open() throws Exception {
    fixture = new ReconcileFixture();
    looks = inject(new WaitingLooks(), fixture.entities, fixture.clock);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void only_those_with_an_unknown_outcome_are_counted_as_unknown() throws Exception {
    fixture.due("UNKNOWN", "PENDING", HOUR);
    fixture.due("UNKNOWN", "PENDING", HOUR);
    fixture.due("SILENT", "SENT", HOUR);
    fixture.due("LAST", "SENT", HOUR);

    assertThat(fixture.in(looks::unknown)).isEqualTo(2);
  }

  @Test
  void the_one_that_was_submitted_first_says_how_long_nobody_has_known() throws Exception {
    assertThat(fixture.in(looks::oldestUnknown)).isEmpty();
    fixture.due("SILENT", "SENT", HOUR);
    assertThat(fixture.in(looks::oldestUnknown)).isEmpty();

    fixture.due("UNKNOWN", "PENDING", HOUR);
    fixture.run(
        "update message set submitted_at = now() - interval '1 hour' where look = 'UNKNOWN'");
    fixture.due("UNKNOWN", "PENDING", HOUR);

    assertThat(fixture.in(looks::oldestUnknown))
        .hasValueSatisfying(
            at -> assertThat(at).isBefore(Instant.now().minus(Duration.ofMinutes(59))));
  }

  @Test
  void the_oldest_look_of_any_kind_says_how_late_they_are() throws Exception {
    assertThat(fixture.in(looks::late)).isZero();
    for (var look : new String[] {"UNKNOWN", "LAST", "SILENT"}) {
      fixture.due(look, "SENT", HOUR);
      assertThat(fixture.in(looks::late)).isZero();
      fixture.clock.pass(Duration.ofSeconds(10));
      assertThat(fixture.in(looks::late)).isEqualTo(Duration.ofSeconds(10));
      fixture.clock.pass(Duration.ofSeconds(-11));
      assertThat(fixture.in(looks::late)).isZero();
    }
  }
}
