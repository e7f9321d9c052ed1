package io.tidings.read.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Outcome;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SendRequestQueryTest {

  private static final Instant SINCE = Instant.parse("2026-11-23T13:00:00Z");

  @Test
  void every_parameter_of_a_statement_has_its_value_and_no_other_has() {
    var cursor = new SendRequestFilter.PageCursor(SINCE, UUID.randomUUID());
    for (var outcome : new Outcome[] {null, Outcome.FAILED}) {
      var number = outcome == null ? null : new NumberFilter("+385911111101");
      var query =
          new SendRequestQuery(
              new SendRequestFilter("default", number, outcome, SINCE, SINCE, cursor, 50), false);
      assertThat(query.ofPage().keySet()).isEqualTo(parametersOf(query.page()));
      if (outcome != null) {
        assertThat(query.ofEnd().keySet()).isEqualTo(parametersOf(query.end()));
      }
    }
  }

  private static Set<String> parametersOf(String sql) {
    return Pattern.compile(":([a-zA-Z]+)")
        .matcher(sql)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
