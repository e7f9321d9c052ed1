package io.tidings.report.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

  @ParameterizedTest
  @EnumSource
  void the_page_says_in_words_why_a_call_was_refused(Refusal refusal) throws IOException {
    assertThat(Files.readString(Path.of("src/main/webapp/js/words/en.js")))
        .contains("\"refusal." + refusal.reason() + "\":");
  }
}
