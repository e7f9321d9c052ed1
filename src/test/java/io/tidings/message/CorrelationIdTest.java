package io.tidings.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorrelationIdTest {

  @Test
  void it_is_written_as_a_uuid_and_read_back() {
    var id = CorrelationId.next();

    assertThat(id.toString()).isEqualTo(id.value().toString());
    assertThat(CorrelationId.parse(id.toString())).contains(id);
  }

  @Test
  void ids_are_in_the_order_of_time_and_differ() {
    var first = CorrelationId.next();
    var second = CorrelationId.next();

    assertThat(first.value().version()).isEqualTo(7);
    assertThat(second).isNotEqualTo(first);
    assertThat(second.toString()).isGreaterThan(first.toString());
  }

  @Test
  void what_is_no_uuid_is_no_correlation_id() {
    assertThat(CorrelationId.parse("order-7001")).isEmpty();
  }
}
