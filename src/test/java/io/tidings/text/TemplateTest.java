package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @Test
  void each_placeholder_is_filled_wherever_it_stands() {
    var template = Template.of("{{name}}, table {{ table_2 }} is yours, {{name}}");

    assertThat(template.names()).containsExactly("name", "table_2");
    assertThat(template.filled(Map.of("name", "Ana", "table_2", "7")))
        .isEqualTo("Ana, table 7 is yours, Ana");
    assertThat(template.lengthWith(Map.of("name", "Ana", "table_2", "7"))).isEqualTo(26);
  }

  @Test
  void a_value_is_never_read_as_a_placeholder_or_anything_else() {
    assertThat(Template.of("{{a}} {{b}}").filled(Map.of("a", "{{b}}", "b", "$1\\ {{a}}")))
        .isEqualTo("{{b}} $1\\ {{a}}");
  }

  @Test
  void names_are_of_any_script_and_a_single_brace_is_a_character() {
    assertThat(Template.of("{\"x\": {{größe}}, {{{ime}}}").names()).containsExactly("größe", "ime");
    assertThat(Template.of("{{{ime}}}").filled(Map.of("ime", "Šime"))).isEqualTo("{Šime}");
    assertThat(Template.of("{{{ime}}}").hasOddBraces()).isFalse();
  }

  @Test
  void a_letter_that_comes_in_pieces_from_both_sides_is_put_together() {
    var accent = Normalizer.normalize("é", Form.NFD).substring(1);

    assertThat(Template.of("caf{{end}}").filled(Map.of("end", "e" + accent))).isEqualTo("café");
    assertThat(Template.of("cafe{{end}}").filled(Map.of("end", accent))).isEqualTo("café");
  }

  @Test
  void a_placeholder_without_a_value_stays() {
    assertThat(Template.of("Hi {{ name }}").filled(Map.of())).isEqualTo("Hi {{name}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{",
        "}}",
        "{{name}",
        "{name}}",
        "{{first name}}",
        "{{}}",
        "{{a-b}}",
        "{{a\nb}}",
        "{{{{name}}}}",
        "Hi {{name}} {{"
      })
  void double_braces_without_a_name_between_are_odd(String text) {
    assertThat(Template.of(text).hasOddBraces()).isTrue();
  }

  @Test
  void a_name_has_at_most_40_characters() {
    assertThat(Template.isName("n".repeat(40))).isTrue();
    assertThat(Template.isName("n".repeat(41))).isFalse();
    assertThat(Template.of("{{" + "n".repeat(41) + "}}").hasOddBraces()).isTrue();
  }
}
