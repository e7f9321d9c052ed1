package io.tidings.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeclaredNeedsTest {

  private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+ /[^`]*)` \\| ([^|]+) \\|");

  @Test
  void the_document_says_of_each_call_what_its_method_declares() throws IOException {
    var documented =
        ROW.matcher(Files.readString(Path.of("docs/security.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

    assertThat(documented)
        .containsExactlyInAnyOrderEntriesOf(
            DeclaredNeeds.all().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, call -> words(call.getValue()))));
  }

  private static String words(Need need) {
    return switch (need) {
      case NOTHING -> "nothing";
      case CALLER -> "any key or session";
      case READ_OR_TICKET -> "`read`, or a ticket";
      case SEND -> "`send`";
      case READ -> "`read`";
      case OPERATE -> "`operate`";
      case PRIVACY -> "`privacy`";
      case ADMIN -> "`admin`";
    };
  }
}
