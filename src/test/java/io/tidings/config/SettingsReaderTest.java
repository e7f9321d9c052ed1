package io.tidings.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path directory;

  @Test
  void values_are_read_without_the_blanks_around_them() {
    var reader =
        reader(
            Map.of(
                "text", " x ",
                "number", " 7\t",
                "duration", " PT5S ",
                "durations", "PT1S, PT1M ,PT1H",
                "choice", " true ",
                "url", " https://example.org/sms// "));

    assertThat(reader.optional("text")).contains("x");
    assertThat(reader.required("text", "a text")).isEqualTo("x");
    assertThat(reader.number("number", 1, 10)).isEqualTo(7);
    assertThat(reader.duration("duration", SECOND, HOUR)).isEqualTo(Duration.ofSeconds(5));
    assertThat(reader.durations("durations", SECOND, HOUR))
        .containsExactly(SECOND, Duration.ofMinutes(1), HOUR);
    assertThat(reader.choice("choice")).isTrue();
    assertThat(reader.url("url", "a URL")).isEqualTo(URI.create("https://example.org/sms"));
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void a_duration_may_be_never_where_that_is_said() {
    var reader = reader(Map.of("never", " never ", "some", "PT5S", "wrong", "PT5D"));

    assertThat(reader.durationOrNever("never", SECOND, HOUR)).isEmpty();
    assertThat(reader.durationOrNever("some", SECOND, HOUR)).hasValue(Duration.ofSeconds(5));
    assertThat(reader.problems()).isEmpty();
    assertThat(reader.durationOrNever("wrong", SECOND, HOUR)).isPresent();
    assertThat(reader.problems())
        .containsExactly(
            "wrong is 'PT5D': set it to an ISO 8601 duration from PT1S to PT1H, such as PT5S, or to"
                + " never.");
  }

  @Test
  void an_empty_value_is_none() {
    assertThat(reader(Map.of("key", "  ")).optional("key")).isEmpty();
    assertThat(reader(Map.of()).optional("key")).isEmpty();
  }

  @Test
  void each_missing_value_is_named_in_one_sentence_only() {
    assertSentences(
        reader -> reader.required("key", "a secret"), "key is missing: set it to a secret.");
    assertSentences(
        reader -> reader.number("key", 1, 10), "key is missing: set it to a whole number.");
    assertSentences(
        reader -> reader.duration("key", SECOND, HOUR),
        "key is missing: set it to an ISO 8601 duration such as PT5S.");
    assertSentences(
        reader -> reader.durations("key", SECOND, HOUR),
        "key is missing: set it to ISO 8601 durations such as PT1S,PT5S.");
    assertSentences(reader -> reader.choice("key"), "key is missing: set it to true or false.");
    assertSentences(reader -> reader.url("key", "our URL"), "key is missing: set it to our URL.");
  }

  private static void assertSentences(Consumer<SettingsReader> read, String... sentences) {
    var reader = reader(Map.of());
    read.accept(reader);
    assertThat(reader.problems()).containsExactly(sentences);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "1.5", "seven", "99999999999", "0x5"})
  void a_number_that_is_none_or_out_of_bounds_is_named_with_its_bounds(String value) {
    var reader = reader(Map.of("key", value));

    assertThat(reader.number("key", 1, 10)).isEqualTo(1);
    assertThat(reader.problems())
        .containsExactly("key is '" + value + "': set it to a whole number from 1 to 10.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "TRUE", "1", "yes", "true,false"})
  void a_choice_is_true_or_false_and_nothing_else(String value) {
    assertThat(reader(Map.of("key", "false")).choice("key")).isFalse();
    var reader = reader(Map.of("key", value));

    assertThat(reader.choice("key")).isFalse();
    assertThat(reader.problems())
        .containsExactly("key is '" + value + "': set it to true or false.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.999S", "PT1H0.001S", "-PT5S", "5s", "5", "P1Y", "forever"})
  void a_duration_that_is_none_or_out_of_bounds_is_named_with_its_bounds(String value) {
    var reader = reader(Map.of("key", value));

    assertThat(reader.duration("key", SECOND, HOUR)).isEqualTo(SECOND);
    assertThat(reader.problems())
        .containsExactly(
            "key is '"
                + value
                + "': set it to an ISO 8601 duration from PT1S to PT1H, such as PT5S.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"PT1S,,PT5S | ''", "PT1S,PT2H | PT2H", "PT5S, | ''"})
  void one_wrong_duration_of_several_is_named(String value, String wrong) {
    var reader = reader(Map.of("key", value));

    reader.durations("key", SECOND, HOUR);

    assertThat(reader.problems())
        .containsExactly(
            "key is '"
                + wrong
                + "': set it to an ISO 8601 duration from PT1S to PT1H, such as PT5S.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "/sms",
        "//example.org",
        "ftp://example.org",
        "https://",
        "https:///sms",
        "https://exa mple.org",
        "https://user:secret@",
        "mailto:sms@example.org",
      })
  void a_url_that_leads_nowhere_is_named_and_not_repeated(String value) {
    var reader = reader(Map.of("key", value));

    assertThat(reader.url("key", "our URL")).isEqualTo(URI.create("http://localhost"));
    assertThat(reader.problems())
        .containsExactly("key is not an http or https URL: set it to our URL.");
  }

  @Test
  void all_sentences_are_kept_sorted_and_each_once() {
    var reader = reader(Map.of("b", "x"));

    reader.number("b", 1, 2);
    reader.number("b", 1, 2);
    reader.required("a", "a secret");
    reader.complain("c and d exclude each other.");

    assertThat(reader.problems())
        .containsExactly(
            "a is missing: set it to a secret.",
            "b is 'x': set it to a whole number from 1 to 2.",
            "c and d exclude each other.");
  }

  @Test
  void a_secret_may_stand_in_a_file_with_blanks_around_it() throws IOException {
    var reader = reader(Map.of("key.file", file(" a sécret ${x}\r\n")));

    assertThat(reader.secret("key")).contains("a sécret ${x}");
    assertThat(reader.requiredSecret("key", "a secret")).isEqualTo("a sécret ${x}");
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void one_that_stands_where_settings_stand_needs_no_file() {
    var reader = reader(Map.of("key", "secret", "key.file", ""));

    assertThat(reader.secret("key")).contains("secret");
    assertThat(reader.requiredSecret("key", "a secret")).isEqualTo("secret");
    assertThat(reader.secret("other")).isEmpty();
    assertThat(reader.problems()).isEmpty();
    assertThat(reader.requiredSecret("other", "a secret")).isEmpty();
    assertThat(reader.problems()).containsExactly("other is missing: set it to a secret.");
  }

  @Test
  void in_both_places_it_is_a_fault() throws IOException {
    var reader = reader(Map.of("key", "secret", "key.file", file("secret")));

    reader.secret("key");

    assertThat(reader.problems())
        .containsExactly("key and key.file are both set: leave one of them out.");
  }

  @Test
  void a_file_that_cannot_be_used_is_a_fault_that_tells_nothing_of_it() throws IOException {
    var secret = Files.createDirectory(directory.resolve("hidden"));
    assertThat(fault(secret.resolve("none").toString())).startsWith("does not exist: set it to");
    assertThat(fault(secret.toString())).startsWith("is no plain file: set it to");
    assertThat(fault("hid\0den")).startsWith("cannot be read by this process: set it to");
    assertThat(fault(file(" \n"))).startsWith("is empty: set it to");
    assertThat(fault(file("one\ntwo\n"))).startsWith("has more than one line: set it to");
    assertThat(fault(file("a".repeat(65_537)))).startsWith("has more than 64 kB: set it to");
    assertThat(fault(file(new byte[] {'a', (byte) 0xff}))).startsWith("is not in UTF-8: set it to");
  }

  /** Whoever is root may read everything. */
  @Test
  void so_is_one_that_this_process_may_not_read() throws IOException {
    var file = Path.of(file("secret"));
    Files.setPosixFilePermissions(file, Set.of());
    assumeThat(Files.isReadable(file)).isFalse();

    assertThat(fault(file.toString())).startsWith("cannot be read by this process: set it to");
  }

  @Test
  void whether_a_value_is_there_is_told_whatever_it_is() {
    var reader = reader(Map.of("key", "a${b", "blank", " "));

    assertThat(reader.isSet("key")).isTrue();
    assertThat(reader.isSet("blank")).isFalse();
    assertThat(reader.isSet("none")).isFalse();
  }

  /** The end of the only sentence. */
  private static String fault(String file) {
    var reader = reader(Map.of("key.file", file));
    assertThat(reader.requiredSecret("key", "a secret")).isEmpty();
    assertThat(reader.problems()).hasSize(1).noneMatch(sentence -> sentence.contains("hid"));
    return reader.problems().first().replaceFirst("^key\\.file names a file that ", "");
  }

  private String file(String content) throws IOException {
    return file(content.getBytes(StandardCharsets.UTF_8));
  }

  private String file(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(directory, "key", ""), content).toString();
  }

  private static SettingsReader reader(Map<String, String> values) {
    return SettingsFixture.of(values).reader();
  }
}
