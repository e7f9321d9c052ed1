package io.tidings.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

  @Test
  void a_new_id_is_a_version_7_uuid_that_can_be_read_back() {
    var id = MessageId.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(MessageId.parse(id.toString())).contains(id);
  }

  @Test
  void ids_sort_in_the_order_they_were_made() {
    var ids = Stream.generate(MessageId::next).limit(1_000).map(UUID::toString).toList();

    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void ids_of_a_moment_are_in_the_order_of_their_numbers() {
    var moment = Instant.parse("2026-11-23T13:00:00.123456Z");
    var ids = IntStream.range(0, 4_096).mapToObj(number -> MessageId.of(moment, number)).toList();

    assertThat(ids).extracting(UUID::toString).isSorted().doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
    assertThat(ids.get(0).toString()).isGreaterThanOrEqualTo(MessageId.first(moment).toString());
    assertThat(MessageId.of(moment, 100_000).toString())
        .isLessThan(MessageId.first(moment.plusMillis(1)).toString());
    assertThat(MessageId.of(moment, 7)).isNotEqualTo(MessageId.of(moment, 7));
  }

  @Test
  void capital_letters_are_read_too() {
    assertThat(MessageId.parse(MessageFixture.FIRST.toString().toUpperCase(Locale.ROOT)))
        .contains(MessageFixture.FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "17380925828515475034410",
        "019ab0c17d0070008000000000000001",
        "019ab0c1-7d00-7000-8000-00000000000",
        "019ab0c1-7d00-7000-8000-0000000000011",
        "019ab0c1-7d00-7000-8000-00000000000g",
        " 19ab0c1-7d00-7000-8000-000000000001",
        "{19ab0c1-7d00-7000-8000-00000000001}",
        "019ab0c1-7d00-7000-8000-000000000\u0000\u00001",
        "------------------------------------",
      })
  void what_is_no_uuid_is_no_id(String text) {
    assertThat(MessageId.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "019ab0c1-7d00-7000-80000000-00000001",
        "019ab0c17d-00-7000-8000-000000000001",
        "+19ab0c1-7d00-7000-8000-000000000001",
      })
  void a_uuid_that_is_not_in_its_canonical_form_is_no_id(String text) {
    assertThat(text).hasSize(36);
    assertThat(MessageId.parse(text)).isEmpty();
  }
}
