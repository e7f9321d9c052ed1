package io.tidings.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private final OpenApiDocument document = OpenApiDocument.shipped();

  @Test
  void the_document_describes_every_call_and_parameter_of_the_resources_and_no_others() {
    Map<String, Set<String>> calls = new TreeMap<>(ResourceCalls.of(new ApiApplication()));
    calls.putAll(ResourceCalls.of(new WebhooksApplication()));

    assertThat(document.calls()).containsExactlyInAnyOrderEntriesOf(calls);
  }

  @Test
  void every_reference_in_the_document_leads_somewhere() {
    assertThat(document.danglingReferences()).isEmpty();
  }

  @Test
  void every_reusable_part_of_the_document_is_used() {
    assertThat(document.unusedComponents()).isEmpty();
  }

  @Test
  void every_outcome_is_in_its_introduction_and_in_each_example_of_their_counts() {
    var words = Outcome.words();

    assertThat(document.introduction()).contains(words.stream().map("`%s`"::formatted).toList());
    assertThat(document.exampleCounts())
        .hasSizeGreaterThan(2)
        .allSatisfy(counted -> assertThat(counted).containsExactlyElementsOf(words));
  }
}
