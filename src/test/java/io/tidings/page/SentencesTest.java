package io.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the API says of messages can be read in German, all of it. */
class SentencesTest {

  private static final Path REGISTRIES = Path.of("src/main/resources/io/tidings/infobip/words");
  private static final Path JAVA = Path.of("src/main/java/io/tidings");
  private static final Path GERMAN = Path.of("src/main/webapp/js/words/de-sentences.js");

  private static final List<Path> SPOKEN =
      List.of(JAVA.resolve("read/json/AttemptWords.java"), JAVA.resolve("infobip/words"));

  private static final Pattern SENTENCE = Pattern.compile("\"([A-Z][^\"]+\\.)\"");

  @Test
  void every_sentence_has_a_german_one() throws IOException {
    var german = Files.readString(GERMAN);
    var sentences = ofRegistries();
    sentences.addAll(ofCode());
    assertThat(sentences).hasSizeGreaterThan(150);
    assertThat(sentences)
        .allSatisfy(sentence -> assertThat(german).contains("\"" + sentence + "\":"));
  }

  /** The last two columns; "-" and "=" say nothing of their own. */
  private static List<String> ofRegistries() throws IOException {
    var sentences = new ArrayList<String>();
    for (var name : List.of("statuses.txt", "errors.txt")) {
      for (var line : Files.readAllLines(REGISTRIES.resolve(name))) {
        var cells = line.split(" *\\| *", 0);
        if (!line.startsWith("#") && cells.length > 6) {
          sentences.addAll(List.of(cells[5].strip(), cells[6].strip()));
        }
      }
    }
    sentences.removeIf(sentence -> sentence.length() < 2);
    return sentences;
  }

  private static List<String> ofCode() throws IOException {
    var sentences = new ArrayList<String>();
    for (var place : SPOKEN) {
      try (var files = Files.walk(place)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          SENTENCE
              .matcher(Files.readString(file))
              .results()
              .forEach(found -> sentences.add(found.group(1)));
        }
      }
    }
    return sentences;
  }
}
