package io.tidings.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.tidings.ClassesFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The one place where settings are documented, and the records that read them. */
class DocumentedSettingsTest {

  private static final Pattern KEY = Pattern.compile("^#?(tidings\\.[a-z.-]+)=", Pattern.MULTILINE);

  /** Behind the key of a secret: the setting that names a file with it. */
  private static final String FILE = ".file";

  private static final Pattern IN_FILE =
      Pattern.compile("^- `(tidings\\.[a-z.-]+\\.file)`$", Pattern.MULTILINE);

  @Test
  void every_setting_that_is_read_is_documented_and_every_documented_one_is_read()
      throws ReflectiveOperationException, IOException {
    var settings = SettingsFixture.completeBut(Map.of());
    for (var record : records()) {
      read(record, settings.reader());
    }

    var read = new TreeSet<>(settings.keysRead());
    read.removeIf(key -> key.endsWith(FILE));
    assertThat(read).isEqualTo(documentedKeys());
  }

  @Test
  void every_secret_that_may_stand_in_a_file_is_named()
      throws ReflectiveOperationException, IOException {
    var settings = SettingsFixture.completeBut(Map.of());
    for (var record : records()) {
      read(record, settings.reader());
    }

    assertThat(settings.keysRead().stream().filter(key -> key.endsWith(FILE)))
        .containsExactlyElementsOf(documentedFiles());
  }

  @Test
  void with_the_shipped_defaults_only_what_is_required_is_missing()
      throws ReflectiveOperationException {
    var reader = SettingsFixture.of(SettingsFixture.shippedDefaults()).reader();
    for (var record : records()) {
      read(record, reader);
    }

    assertThat(reader.problems())
        .extracting(sentence -> sentence.replaceFirst(" .*", ""))
        .containsExactly(
            "tidings.db.password",
            "tidings.infobip.api-key",
            "tidings.infobip.base-url",
            "tidings.public-url");
  }

  private static List<Class<?>> records() {
    var records =
        ClassesFixture.MAIN.stream()
            .filter(type -> type.isAssignableTo(Settings.class) && !type.isInterface())
            .<Class<?>>map(JavaClass::reflect)
            .toList();
    assertThat(records).hasSizeGreaterThanOrEqualTo(5).allMatch(Class::isRecord);
    return records;
  }

  private static void read(Class<?> record, SettingsReader reader)
      throws ReflectiveOperationException {
    var method = record.getDeclaredMethod("read", SettingsReader.class);
    method.setAccessible(true);
    assertThat(method.invoke(null, reader)).isInstanceOf(record);
  }

  private static TreeSet<String> documentedFiles() throws IOException {
    var files = new TreeSet<String>();
    IN_FILE
        .matcher(Files.readString(Path.of("docs/configuration.md")))
        .results()
        .map(result -> result.group(1))
        .forEach(files::add);
    return files;
  }

  private static TreeSet<String> documentedKeys() throws IOException {
    try (var file = SettingsFixture.defaults()) {
      var keys = new TreeSet<String>();
      KEY.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .map(result -> result.group(1))
          .forEach(keys::add);
      return keys;
    }
  }
}
