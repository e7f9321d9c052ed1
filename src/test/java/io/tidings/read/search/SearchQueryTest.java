package io.tidings.read.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchQueryTest {

  @ParameterizedTest
  @EnumSource
  void every_parameter_of_a_statement_has_its_value_and_no_other_has(Term term) {
    var alone = query(Map.of(term, "value"));
    assertThat(alone.ofPage().keySet()).isEqualTo(parametersOf(alone.page()));

    var all = new EnumMap<Term, Object>(Term.class);
    for (var each : Term.values()) {
      if (each.compareTo(term) >= 0) {
        all.put(each, "value");
      }
    }
    var query = query(all);
    assertThat(query.ofPage().keySet()).isEqualTo(parametersOf(query.page()));
  }

  @Test
  void no_more_are_looked_at_than_are_shown_where_all_candidates_fit() {
    assertThat(query(Map.of()).candidates()).isEqualTo(51);
    assertThat(query(Map.of(Term.RECIPIENT, "x")).candidates()).isEqualTo(51);
    assertThat(query(Map.of(Term.OUTCOME, "x")).candidates()).isEqualTo(2_000);
    assertThat(query(Map.of(Term.RECIPIENT, "x", Term.REFERENCE, "x")).candidates())
        .isEqualTo(2_000);
  }

  private static SearchQuery query(Map<Term, Object> terms) {
    return new SearchQuery(
        new Search("default", terms, Optional.empty(), Search.LEAST, Search.MOST, 50));
  }

  private static Set<String> parametersOf(String sql) {
    return Pattern.compile(":([a-zA-Z]+)")
        .matcher(sql)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
