package io.tidings.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Recipient;
import io.tidings.message.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingTest {

  private static final String ACCEPTED = "1/26 PENDING_ACCEPTED, error 0/0";

  /** Of these the simulator says less than there is to say here. */
  private static final Map<String, String> MORE =
      Map.of(
          "06", "5/12 REJECTED_NOT_ENOUGH_CREDITS, error 0/0",
          "08", ACCEPTED + "; then 3/5 DELIVERED_TO_HANDSET, error 0/0",
          "14", ACCEPTED + "; then NO_REPORT",
          "15", ACCEPTED + "; then 1/7 PENDING_ENROUTE, error 0/0; then NO_REPORT");

  @Test
  void what_the_last_digits_mean_is_what_they_mean_to_the_simulator() throws IOException {
    assertThat(simulated())
        .hasSizeGreaterThan(12)
        .allSatisfy(
            (digits, reports) ->
                assertThat(described(Ending.of(new Recipient("+3859111111" + digits))))
                    .as(digits)
                    .isEqualTo(MORE.getOrDefault(digits, ACCEPTED + "; then " + reports)));
  }

  /** By digits, from the table of the simulator. */
  private static Map<String, String> simulated() throws IOException {
    try (var lines = Files.lines(Path.of("http/README.md"))) {
      return lines
          .filter(line -> line.matches("\\| [0-9]{2} \\|.*"))
          .map(line -> List.of(line.split(" *\\| *", -1)))
          .collect(Collectors.toMap(cells -> cells.get(1), cells -> cells.get(3)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_message_ends(Ending ending) {
    var steps = ending.steps();

    assertThat(steps.get(steps.size() - 1).status().isFinal()).isTrue();
  }

  @Test
  void what_is_not_listed_is_delivered() {
    assertThat(Ending.of(new Recipient("+385911111199"))).isEqualTo(Ending.DELIVERED);
  }

  private static String described(Ending ending) {
    return ending.steps().stream()
        .map(EndingTest::described)
        .collect(Collectors.joining("; then "));
  }

  private static String described(Ending.Step step) {
    var status = step.status();
    return status.sameAs(Status.NO_REPORT)
        ? status.name()
        : "%d/%d %s, error %d/%d"
            .formatted(
                status.groupId(),
                status.id(),
                status.name(),
                step.error().groupId(),
                step.error().id());
  }
}
