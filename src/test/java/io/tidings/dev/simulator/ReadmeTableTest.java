package io.tidings.dev.simulator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTableTest {

  @Test
  void the_readme_shows_exactly_the_scenarios_there_are() throws IOException {
    try (var lines = Files.lines(Path.of("http/README.md"))) {
      var table =
          lines
              .dropWhile(line -> !line.startsWith("| last digits |"))
              .takeWhile(line -> line.startsWith("|"))
              .map(line -> line + "\n")
              .collect(joining());

      assertThat(table).isEqualTo(Scenario.markdownTable());
    }
  }
}
