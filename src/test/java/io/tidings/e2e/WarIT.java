package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the shipped WAR must not hold, because the server has it or because it is for us only. */
class WarIT {

  @Test
  void the_war_holds_no_jakarta_api_no_driver_and_nothing_of_ours_for_development()
      throws IOException {
    try (var war = new ZipFile(Path.of("target", "tidings.war").toFile())) {
      List<String> entries = war.stream().map(ZipEntry::getName).toList();
      assertThat(entries)
          .contains(
              "index.html",
              "WEB-INF/classes/META-INF/persistence.xml",
              "WEB-INF/classes/io/tidings/platform/ApiApplication.class")
          .noneMatch(name -> name.matches("WEB-INF/lib/(jakarta|microprofile|javax)[.-].*"))
          .noneMatch(name -> name.matches("WEB-INF/lib/postgresql.*"))
          .noneMatch(name -> name.startsWith("WEB-INF/classes/io/tidings/dev/"))
          .noneMatch(name -> name.matches(".*(Test|IT|Fixture)\\.class"));
    }
  }
}
