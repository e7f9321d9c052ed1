package io.tidings.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorrelationIdTest {

  @Test
  void it_is_written_as_a_uuid_and_read_back() {
    var id = CorrelationId.random();

    assertThat(id.toString()).isEqualTo(id.value().toString());
    assertThat(CorrelationId.parse(id.toString())).contains(id);
  }

  @Test
  void it_cannot_be_guessed_from_another_one() {
    assertThat(CorrelationId.random().value().version()).isEqualTo(4);
    assertThat(CorrelationId.random()).isNotEqualTo(CorrelationId.random());
  }

  @Test
  void what_is_no_uuid_is_no_correlation_id() {
    assertThat(CorrelationId.parse("order-7001")).isEmpty();
  }
}
