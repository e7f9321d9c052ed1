package io.tidings.infobip.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.infobip.words.RegistryFile.Line;
import io.tidings.message.Outcome;
import io.tidings.message.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The registries are complete and say something useful of every code. */
class RegistriesTest {

  /** Group and flag "permanent", then the ids, as Infobip's page has them. */
  private static final String ERRORS =
      """
      0 false
        0
      1 true
        1 9 11 12 565 573 628 629
      1 false
        2 5 6 7 8 13 21 27 31 32 33 34 35 36 255 256 257 258 259 260 261 262 500
        502 503 504 507 508 509 581 1024 1025 1026 1027 1028 1029 1030 1031 1152
        1153 1154 1155 1156 1157 1158 1159 1160 1161 1162 1163 1164 1165 1166
        1281 1282 1283 1284 1536 1537 1538 1539 1540 1541 1792 1793 1794 1795
        1796
      2 true
        323 352 355 368 433 572 577 578 579 580 594 597 598 601 603 604 607 609
        2049 2052 2053 3041 4096 4099 4100 4101 4102 4103 4104 4202
      2 false
        351 541 542 608
      3 true
        10 51 345 375 488 560 561 562 563 564 566 568 569 574 592 630 631 632
        633 810 811 815 2050 4102 5492
      3 false
        15 20 24 71 501 571 2048 2051 4097 4098
      """;

  private static final Map<Integer, List<Integer>> STATUSES =
      Map.of(
          0, List.of(0),
          1, List.of(1, 3, 7, 26),
          2, List.of(4, 9, 31),
          3, List.of(2, 5),
          4, List.of(15, 22, 29, 87),
          5,
              List.of(
                  6, 8, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 23, 24, 25, 51, 52, 87, 100));

  @Test
  void every_error_is_known_with_its_group_and_whether_it_is_permanent() {
    assertThat(errors())
        .extracting(line -> line.column(0) + " " + line.column(3) + " " + line.column(1))
        .containsExactlyInAnyOrderElementsOf(expectedErrors());
  }

  private static List<String> expectedErrors() {
    var expected = new ArrayList<String>();
    var group = "";
    for (var text : ERRORS.lines().map(String::trim).toList()) {
      if (text.matches("[0-9] (true|false)")) {
        group = text;
      } else {
        for (var id : text.split(" ", -1)) {
          expected.add(group + " " + id);
        }
      }
    }
    return expected;
  }

  @Test
  void every_status_is_known_with_its_group() {
    assertThat(statuses())
        .extracting(line -> line.column(0) + " " + line.column(1))
        .containsAll(
            STATUSES.entrySet().stream()
                .flatMap(group -> group.getValue().stream().map(id -> group.getKey() + " " + id))
                .toList())
        .containsAll(STATUSES.keySet().stream().map(group -> group + " *").toList());
  }

  @ParameterizedTest
  @MethodSource({"errors", "statuses"})
  void sentences_are_sentences_and_whoever_reads_of_a_failure_is_told_what_to_do(Line line) {
    var words = line.words();
    if (words.sentence() != null) {
      assertThat(words.sentence()).matches("[A-Z].*[^. ]\\.").hasSizeLessThan(90);
    }
    if (words.advice() != null) {
      assertThat(words.advice()).matches("[A-Z].*[^. ]\\.").hasSizeLessThan(90);
    }
    assertThat(words.advice() == null).isEqualTo(words.resend() == null || isSaidByTheStatus(line));
  }

  /** Of an error that says no more than that the message expired. */
  private static boolean isSaidByTheStatus(Line line) {
    return line.words().sentence() == null && line.column(2).matches("EC_.*EXPIRED");
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void every_status_has_a_sentence_and_only_failures_ask_for_another_try(Line line) {
    var status =
        line.column(0).equals("*")
            ? new Status(line.column(2), null, null)
            : new Status(
                line.column(2),
                Integer.valueOf(line.column(0)),
                line.column(1).equals("*")
                    ? Integer.valueOf(9999)
                    : Integer.valueOf(line.column(1)));

    assertThat(line.words().sentence()).isNotNull();
    assertThat(line.words().resend() != null).isEqualTo(status.outcome() == Outcome.FAILED);
  }

  static List<Line> errors() {
    return RegistryFile.lines("errors.txt");
  }

  static List<Line> statuses() {
    return RegistryFile.lines("statuses.txt");
  }

  @Test
  void an_error_is_told_by_its_id_alone_unless_two_groups_have_it() {
    assertThat(ErrorTable.sentence(1)).hasValue("The number is not in use.");
    assertThat(ErrorTable.sentence(4102)).isEmpty();
    assertThat(ErrorTable.sentence(999_999)).isEmpty();
  }
}
