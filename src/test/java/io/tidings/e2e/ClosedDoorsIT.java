package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tidings.dev.load.Belongings;
import io.tidings.dev.load.ClosedDoors;
import io.tidings.dev.load.Visitor;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.ServerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 11: no path, encoding or method leads past what a call needs. */
class ClosedDoorsIT {

  /** One of its own: before and after, everything in it must be the same. */
  @SuppressWarnings("NullAway.Init")
  private static Installation installation;

  @SuppressWarnings("NullAway.Init")
  private static Belongings belongings;

  @SuppressWarnings("NullAway.Init")
  private static ClosedDoors doors;

  @BeforeAll
  static void start() throws Exception {
    installation =
        Installation.start(
            ServerSettings.shippedWar().with("TIDINGS_ACCESS_TICKET_LIFETIME", "PT1H"));
    belongings = Belongings.plant(installation);
    doors = ClosedDoors.of(installation.baseUri(), belongings);
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @ParameterizedTest
  @EnumSource
  void nobody_without_a_key_gets_more_than_is_open_to_all_on_any_path(Visitor visitor)
      throws Exception {
    var before = belongings.state();
    var found = doors.knock(visitor);
    var after = belongings.state();

    assertThat(doors.paths()).isGreaterThan(10_000);
    assertSoftly(
        softly -> {
          softly.assertThat(found.summary()).as("of %d calls", found.calls()).isEmpty();
          softly.assertThat(after).isEqualTo(before);
        });
  }
}
