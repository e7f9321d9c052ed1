package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.load.ReportShuffle;
import io.tidings.dev.run.Installation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Promises 3, 4 and 5 with a hundred thousand reports in the worst order. {@code
 * -Dtidings.shuffle.messages} makes it smaller or larger, {@code -Dtidings.shuffle.seed} repeats
 * it.
 */
class ShuffleIT {

  private static final int CONNECTIONS = 16;

  private final Installation installation = Installation.running();

  @Test
  void every_report_is_found_with_its_verdict_and_every_message_stands_where_the_rule_says()
      throws Exception {
    long seed = Long.getLong("tidings.shuffle.seed", new Random().nextInt(10_000));
    var shuffle = new ReportShuffle(Integer.getInteger("tidings.shuffle.messages", 25_000), seed);
    shuffle.insertMessages(installation.postgres().dataSource());

    try (var sending =
        shuffle.sendTo(List.of(installation.baseUri()), Installation.REPORT_TOKEN, CONNECTIONS)) {
      sending.awaitEnd();
      assertThat(sending.answers()).isEqualTo(Map.of("200", sending.stored()));
    }
    assertThat(shuffle.problems(installation.postgres().dataSource())).as("seed " + seed).isEmpty();
    assertThat(
            Eventually.get(
                "figures that are a plain recount",
                () -> shuffle.miscounted(installation.postgres().dataSource()),
                List::isEmpty))
        .isEmpty();
  }
}
