package io.tidings.dev.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadOptionsTest {

  @Test
  void what_is_given_is_read_and_the_rest_has_a_default() {
    var options = LoadOptions.parse(" messages=50  limit=3 keys=true ");
    assertThat(options.number("messages", 10)).isEqualTo(50);
    assertThat(options.number("kills", 20)).isEqualTo(20);
    assertThat(options.seconds("limit", 900)).isEqualTo(Duration.ofSeconds(3));
    assertThat(options.flag("keys", false)).isTrue();
    options.refuseOthers();
  }

  @Test
  void an_option_nobody_reads_is_refused() {
    var options = LoadOptions.parse("mesages=50");
    assertThat(options.number("messages", 10)).isEqualTo(10);
    assertThatThrownBy(options::refuseOthers).hasMessage("No option mesages; there are [messages]");
    assertThatThrownBy(() -> LoadOptions.parse("messages"))
        .hasMessage("An option is name=value, not messages");
  }

  @Test
  void mixed_servers_are_one_of_each_kind() {
    assertThat(LoadOptions.parse("server=wildfly nodes=2").servers())
        .containsExactly("wildfly", "wildfly");
    assertThat(LoadOptions.parse("server=mixed nodes=2").servers())
        .containsExactly("payara", "wildfly");
  }

  @Test
  void what_is_loaded_in_turns_ends_with_the_built_one() {
    assertThat(LoadOptions.parse("").candidates()).containsExactly(Candidate.BUILT);
    assertThat(
            LoadOptions.parse("against=old.war beside=TIDINGS_LIVE_HINTS:false;B:c:d").candidates())
        .containsExactly(
            new Candidate("against", "old.war", Map.of()),
            new Candidate("beside", "", Map.of("TIDINGS_LIVE_HINTS", "false", "B", "c:d")),
            Candidate.BUILT);
    assertThatThrownBy(() -> LoadOptions.parse("beside=false").candidates())
        .hasMessage("A variable is NAME:VALUE, not false");
  }
}
