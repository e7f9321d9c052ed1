package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextOptionsTest {

  @Test
  void languages_and_transliterations_are_found_by_exactly_their_names() {
    for (var language : Language.values()) {
      assertThat(Language.of(language.name())).contains(language);
    }
    for (var transliteration : Transliteration.values()) {
      assertThat(Transliteration.of(transliteration.name())).contains(transliteration);
    }
    assertThat(Language.of("tr")).isEmpty();
    assertThat(Transliteration.of("")).isEmpty();
  }

  @Test
  void no_options_ask_for_nothing() {
    assertThat(TextOptions.NONE)
        .isEqualTo(new TextOptions(Language.NONE, false, false, Transliteration.NONE));
  }
}
