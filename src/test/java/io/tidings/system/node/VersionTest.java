package io.tidings.system.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void it_is_that_of_the_document_of_the_calls() throws IOException {
    var document = Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml"));

    assertThat(Version.read()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    assertThat(document).contains("\n  title: Tidings\n  version: " + Version.read() + "\n");
  }
}
