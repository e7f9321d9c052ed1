package io.tidings.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AccessTableTest {

  @Test
  void the_document_has_the_table_as_it_is_declared() throws IOException {
    var lines = Files.readString(Path.of("docs/security.md")).lines().toList();

    assertThat(lines).contains(AccessTable.heading());
    assertThat(lines.stream().filter(line -> line.matches("\\| `[A-Z]+ /[^`]*` \\|.*")))
        .containsExactlyElementsOf(AccessTable.rows().values());
  }
}
