package io.tidings.access.key;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.audit.AuditFixture;
import io.tidings.dev.SettableClock;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Teams on a real database. */
class TeamsTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();

  private final SettableClock clock = new SettableClock();
  private final Teams teams =
      InjectionFixture.inject(new Teams(), ENTITIES, new AuditFixture.Deeds(), clock);

  @AfterAll
  static void close() {
    ENTITIES.close();
  }

  @Test
  void a_team_is_made_once_and_stays() throws Exception {
    assertThat(make("teams-once", "first")).isTrue();
    assertThat(make("teams-once", "second")).isFalse();

    assertThat(seenBy("teams-once"))
        .singleElement()
        .satisfies(team -> assertThat(team.createdBy()).contains("key-of-first"))
        .satisfies(team -> assertThat(team.createdAt()).isEqualTo(clock.instant()));
    assertThat(exists("teams-once")).isTrue();
    assertThat(exists("teams-never")).isFalse();
  }

  @Test
  void the_team_default_is_there_and_sees_all_others() throws Exception {
    make("teams-seen", "maker");

    assertThat(seenBy("default")).extracting(Teams.Team::name).contains("default", "teams-seen");
    assertThat(seenBy("teams-seen")).extracting(Teams.Team::name).containsExactly("teams-seen");
  }

  @Test
  void callers_of_the_same_name_in_different_teams_are_two() {
    assertThat(new Caller("billing", "shop")).isNotEqualTo(Caller.ofDefaultTeam("shop"));
    assertThat(new Caller("billing", "shop").getName()).isEqualTo("billing/shop");
    assertThat(Caller.ofDefaultTeam("shop").getName()).isEqualTo("shop");
  }

  private boolean make(String name, String by) throws Exception {
    return inTransaction(ENTITIES, () -> teams.make(name, AuditFixture.who(by)));
  }

  private boolean exists(String name) throws Exception {
    return inTransaction(ENTITIES, () -> teams.exists(name));
  }

  private List<Teams.Team> seenBy(String team) throws Exception {
    return inTransaction(ENTITIES, () -> teams.all(team));
  }
}
