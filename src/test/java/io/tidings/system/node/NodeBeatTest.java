package io.tidings.system.node;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeBeatTest {

  private final SettableClock clock = new SettableClock();
  private final List<Node> told = new ArrayList<>();
  private int forgotten;

  @Test
  void each_beat_tells_how_long_the_database_took_for_the_one_before() {
    var beat = inject(new NodeBeat(), nodes(Duration.ofMillis(700)), here(), clock);

    beat.beat();
    beat.beat();

    assertThat(told)
        .extracting(Node::answer)
        .containsExactly(Duration.ZERO, Duration.ofMillis(700));
    assertThat(forgotten).isEqualTo(2);
  }

  private Nodes nodes(Duration takes) {
    return new Nodes() {
      @Override
      void tell(Node node) {
        told.add(node);
        clock.pass(takes);
      }

      @Override
      void forgetGone() {
        forgotten++;
      }
    };
  }

  private ThisNode here() {
    return new ThisNode() {
      @Override
      Node now(Duration answer) {
        return NodeFixture.troubled("one", clock.instant(), Duration.ZERO, answer);
      }
    };
  }
}
