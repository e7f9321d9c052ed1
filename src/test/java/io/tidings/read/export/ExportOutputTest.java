package io.tidings.read.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import io.tidings.server.AnswerReader;
import io.tidings.server.FakeConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExportOutputTest {

  private final SettableClock clock = new SettableClock();
  private final ByteArrayOutputStream left = new ByteArrayOutputStream();
  private final ExportOutput output =
      new ExportOutput(
          new Export(
              "shop",
              AnswerReader.of(new FakeConnection().ofUndertow("HTTP/1.1")),
              clock,
              closed -> {}),
          left,
          clock);

  @Test
  void what_is_added_leaves_in_large_pieces_in_order() throws IOException {
    var all = new StringBuilder();
    for (int row = 0; row < 20_000; row++) {
      all.append("row ").append(row).append("\r\n");
      output.add("row " + row + "\r\n");
    }
    assertThat(left.size()).isGreaterThan(100_000).isLessThan(all.length());

    output.flush();

    assertThat(left).hasToString(all.toString());
  }

  @Test
  void a_table_with_nothing_to_tell_still_has_bytes_by_which_a_reader_is_seen_to_be_there()
      throws IOException {
    output.add("x".repeat(70_000));
    int before = left.size();
    clock.pass(Duration.ofSeconds(6));
    assertThat(output.isQuiet()).isTrue();

    output.trickle();

    assertThat(left.size()).isEqualTo(before + 1);
    assertThat(output.isQuiet()).isFalse();
  }

  @Test
  void nothing_trickles_where_nothing_is() throws IOException {
    clock.pass(Duration.ofSeconds(6));

    output.trickle();

    assertThat(left.size()).isZero();
    assertThat(output.isQuiet()).isFalse();
  }
}
