package io.tidings.send.body;

import static io.tidings.ProblemAssertions.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts with places for values, and the values of recipients. */
class ValuesTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String ODD =
      "has {{ or }} that make no placeholder; one is written {{name}}, with letters, digits and _ in"
          + " its name, at most 40";

  @Test
  void each_recipient_has_values_of_its_own() {
    assertThat(
            read("Hi {{name}}", "{'to':'+385911111101','values':{'name':'Ana'}}", ana("'Ivo'"))
                .messages())
        .extracting(NewMessage::values)
        .containsExactly(Map.of("name", "Ana"), Map.of("name", "Ivo"));
  }

  @Test
  void a_value_may_be_empty_and_no_values_are_as_none_at_all() {
    assertThat(read("Hi {{name}}!", ana("''")).messages().get(0).values())
        .containsExactly(Map.entry("name", ""));
    assertThat(read("Hi", "{'to':'+385911111101','values':{}}").messages().get(0).values())
        .isEmpty();
  }

  @Test
  void a_text_without_places_may_have_any_single_braces_and_closing_ones() {
    assertThat(read("{'a':{'b':1}}".replace('\'', '|'), "'+385911111101'").text())
        .isEqualTo("{|a|:{|b|:1}}");
  }

  @Test
  void a_value_that_is_missing_or_has_no_place_is_named_with_its_recipient() {
    assertThat(
            violations(
                "Hi {{name}}, table {{table}}",
                "{'to':'+385911111101','values':{'name':'Ana','table':'7'}}",
                "{'to':'+385911111102','values':{'name':'Ivo','tabel':'8'}}",
                "'+385911111103'"))
        .containsExactly(
            new Violation("recipients[1].values.table", "is missing; the text has a place for it"),
            new Violation("recipients[1].values.tabel", "has no place in the text"),
            new Violation("recipients[2].values.name", "is missing; the text has a place for it"),
            new Violation("recipients[2].values.table", "is missing; the text has a place for it"));
  }

  @Test
  void values_for_a_text_without_places_have_none() {
    assertThat(violations("Hi", ana("'Ana'")))
        .containsExactly(new Violation("recipients[0].values.name", "has no place in the text"));
  }

  @Test
  void places_for_which_nobody_has_a_value_are_said_once() {
    assertThat(violations("Hi {{name}}", "'+385911111101'", "'+385911111102'"))
        .containsExactly(
            new Violation("text", "has placeholders, but no recipient has values for them"));
  }

  @Test
  void odd_braces_are_a_mistake_of_the_text() {
    assertThat(violations("Hi {{first name}}", ana("'Ana'")))
        .containsExactly(new Violation("text", ODD));
    assertThat(violations("Hi {{name}", "'+385911111101'"))
        .containsExactly(new Violation("text", ODD));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':7} | recipients[0].values.name | must be a string of at most 500 characters",
        "{'name':null} | recipients[0].values.name | must be a string of at most 500 characters",
        "\"Ana\" | recipients[0].values | must be an object",
        "['Ana'] | recipients[0].values | must be an object",
      })
  void what_can_be_no_value_is_refused(String values, String field, String message) {
    assertThat(violations("Hi {{name}}", "{'to':'+385911111101','values':" + values + "}"))
        .contains(new Violation(field, message));
  }

  @Test
  void bounds_are_20_values_of_500_characters_and_names_of_40() {
    var names = IntStream.range(0, 20).mapToObj(i -> "n" + i).toList();
    var text = names.stream().map("{{%s}}"::formatted).collect(Collectors.joining());

    assertThat(read(text, valued(names, "x")).messages()).hasSize(1);
    assertThat(violations(text, valued(names("n", 21), "x")))
        .contains(
            new Violation("recipients[0].values", "has 21 values; at most 20 can be filled in"));
    assertThat(read("{{n0}}", valued(List.of("n0"), "x".repeat(500))).messages()).hasSize(1);
    assertThat(violations("{{n0}}", valued(List.of("n0"), "x".repeat(501))))
        .contains(
            new Violation("recipients[0].values.n0", "must be a string of at most 500 characters"));
    assertThat(violations("{{n}}", valued(List.of("a b"), "x")))
        .contains(
            new Violation(
                "recipients[0].values.a b",
                "has a name that can be no placeholder's: letters, digits and _, at most 40"));
  }

  @Test
  void a_text_that_its_values_make_too_long_or_empty_is_named_with_its_recipient() {
    var names = names("n", 10);
    var text = names.stream().map("{{%s}}"::formatted).collect(Collectors.joining());
    var tooLong =
        new Violation(
            "recipients[0].values", "make a text of more than 25 segments, which cannot be sent");

    assertThat(violations(text, valued(names, "x".repeat(383)))).containsExactly(tooLong);
    assertThat(violations(text.repeat(5_000), valued(names, "x".repeat(500))))
        .containsExactly(tooLong);
    assertThat(read(text, valued(names, "x".repeat(382))).messages()).hasSize(1);
    assertThat(violations("{{n0}} ", valued(List.of("n0"), " ")))
        .containsExactly(new Violation("recipients[0].values", "make an empty text"));
  }

  @Test
  void a_preview_counts_the_segments_of_each_recipient() {
    var filled =
        preview(
            "Hi {{name}}",
            ana("'Ana'"),
            "{'to':'+385911111102','values':{'name':'" + "x".repeat(200) + "'}}",
            "'0911'",
            "'+385911111104'");

    assertThat(filled.placeholders()).containsExactly("name");
    assertThat(filled.segments())
        .containsExactly(Optional.of(1), Optional.of(2), Optional.empty(), Optional.empty());
    assertThat(filled.first().orElseThrow().segmentation().text()).isEqualTo("Hi Ana");
    assertThat(filled.longest().orElseThrow().place()).isEqualTo(1);
  }

  private static FilledTexts preview(String text, String... recipients) {
    return PreviewBody.read(body(text, recipients))
        .addressing()
        .orElseThrow()
        .filled()
        .orElseThrow();
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static String valued(List<String> names, String value) {
    return names.stream()
        .map(name -> "'%s':'%s'".formatted(name, value))
        .collect(Collectors.joining(",", "{'to':'+385911111101','values':{", "}}"));
  }

  private static String ana(String name) {
    return "{'to':'+3859111111%s','values':{'name':%s}}"
        .formatted(name.equals("'Ivo'") ? "02" : "01", name);
  }

  private static List<Violation> violations(String text, String... recipients) {
    return violationsOf(() -> SendRequestBody.read(body(text, recipients), NOON));
  }

  private static NewSendRequest read(String text, String... recipients) {
    return SendRequestBody.read(body(text, recipients), NOON);
  }

  private static JsonObject body(String text, String... recipients) {
    var json =
        "{'text':'%s','recipients':[%s]}"
            .formatted(text, String.join(",", recipients))
            .replace('\'', '"');
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
