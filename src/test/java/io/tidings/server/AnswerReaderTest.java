package io.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerReaderTest {

  private final FakeConnection connection = new FakeConnection();

  @Test
  void one_that_leaves_has_gone() {
    var reader = AnswerReader.of(connection.ofPayara("HTTP/1.1"));

    assertThat(reader.isGone()).isFalse();
    reader.left();

    assertThat(reader.isGone()).isTrue();
    assertThat(connection.ends()).isZero();
  }

  @Test
  void one_that_is_cut_off_has_gone_with_its_connection() {
    var reader = AnswerReader.of(connection.ofPayara("HTTP/1.1"));

    assertThat(reader.cut()).isTrue();

    assertThat(reader.isGone()).isTrue();
    assertThat(connection.ends()).isEqualTo(1);
  }

  @Test
  void where_the_connection_stays_nothing_more_is_written_all_the_same() {
    var reader = AnswerReader.of(connection.ofAnotherServer());

    assertThat(reader.cut()).isFalse();

    assertThat(reader.isGone()).isTrue();
  }
}
