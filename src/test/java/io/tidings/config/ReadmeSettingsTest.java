package io.tidings.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeSettingsTest {

  private static final Path TABLE = Path.of("docs/configuration.md");
  private static final Path DEFAULTS =
      Path.of("src/main/resources/META-INF/microprofile-config.properties");
  private static final Pattern SETTING = Pattern.compile("#?(tidings\\.[a-z.-]+)=(.*)");
  private static final Pattern ROW =
      Pattern.compile("\\| `(tidings\\.[a-z.-]+)` \\| (\\S+) \\| .+ \\|");

  @Test
  void the_documentation_lists_every_setting_with_its_default_in_the_order_of_the_file()
      throws IOException {
    assertThat(rows()).isEqualTo(settings());
  }

  private static List<String> rows() throws IOException {
    try (var lines = Files.lines(TABLE)) {
      return lines
          .map(ROW::matcher)
          .filter(row -> row.matches())
          .map(row -> row.group(1) + " " + row.group(2))
          .toList();
    }
  }

  /** A setting without a default is required when the comment above it says so. */
  private static List<String> settings() throws IOException {
    var settings = new ArrayList<String>();
    boolean required = false;
    for (var line : Files.readAllLines(DEFAULTS)) {
      var setting = SETTING.matcher(line);
      if (setting.matches()) {
        var none = required ? "required" : "none";
        var value = setting.group(2).isEmpty() ? none : "`" + setting.group(2) + "`";
        settings.add(setting.group(1) + " " + value);
      } else if (line.startsWith("# ")) {
        required = line.startsWith("# Required:");
      }
    }
    return settings;
  }
}
