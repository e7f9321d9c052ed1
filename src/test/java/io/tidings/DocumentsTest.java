package io.tidings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documents promise about themselves. */
class DocumentsTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".tidings", "node_modules");
  private static final Pattern FENCED = Pattern.compile("(?ms)^( *)```.*?^ *```$");
  private static final Pattern LINK = Pattern.compile("]\\(<?([^)\\s>]+)>?\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("^[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
  private static final Pattern LINKED = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
  private static final Pattern DATED =
      Pattern.compile("# [0-9]{4}: .+\n\n- Date: 20[0-9-]{8}\n- Status: (accepted|superseded)\\b");
  private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");
  private static final Pattern TAKES_AWAY =
      Pattern.compile("(?i)drop\\s+(table|column)|rename\\s+(to|column)");

  @Test
  void every_link_between_documents_leads_somewhere() throws IOException {
    var broken = new ArrayList<String>();
    for (var document : documents()) {
      for (var link : links(document)) {
        if (!leadsSomewhere(document, link)) {
          broken.add(PROJECT.relativize(document) + " -> " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void a_link_to_nothing_is_found() throws IOException {
    var readme = PROJECT.resolve("README.md");

    assertThat(leadsSomewhere(readme, "docs/api.md#known-limits")).isTrue();
    assertThat(leadsSomewhere(readme, "docs/api.md#unknown-limits")).isFalse();
    assertThat(leadsSomewhere(readme, "docs/no-such-page.md")).isFalse();
  }

  @Test
  void the_readme_is_short() throws IOException {
    assertThat(Files.readAllLines(PROJECT.resolve("README.md"))).hasSizeLessThan(150);
  }

  @Test
  void every_decision_has_a_date_and_a_status() throws IOException {
    try (var files = Files.list(PROJECT.resolve("docs/adr"))) {
      assertThat(files)
          .filteredOn(file -> !file.endsWith("README.md"))
          .isNotEmpty()
          .allMatch(file -> DATED.matcher(text(file)).lookingAt());
    }
  }

  /** What this one takes away it has brought elsewhere; MigrationMoveTest shows that. */
  private static final String MOVES = "V13__a_store_that_lasts.sql";

  /** UPGRADING.md says that the WAR of before runs on the newer schema. */
  @Test
  void no_migration_takes_a_table_or_a_column_away() throws IOException {
    try (var files = Files.list(PROJECT.resolve("src/main/resources/db/migration"))) {
      assertThat(files)
          .filteredOn(file -> !file.endsWith(MOVES))
          .isNotEmpty()
          .noneMatch(file -> TAKES_AWAY.matcher(text(file)).find());
    }
  }

  @Test
  void every_test_that_holds_a_promise_of_security_is_there() throws IOException {
    var tests = new HashSet<String>();
    for (var page : List.of("docs/asvs.md", "docs/security.md")) {
      NAMED_TEST
          .matcher(text(PROJECT.resolve(page)))
          .results()
          .map(name -> name.group(1) + ".java")
          .forEach(tests::add);
    }
    try (var files = Files.walk(PROJECT.resolve("src/test/java"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsAll(tests);
    }
    assertThat(tests).hasSizeGreaterThan(50);
  }

  private static final Pattern ITEM = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\|");

  /** 70 of level 1 and 183 of level 2. */
  @Test
  void every_item_of_the_standard_has_one_row() {
    var items =
        ITEM.matcher(text(PROJECT.resolve("docs/asvs.md"))).results().map(row -> row.group(1));

    assertThat(items.toList()).hasSize(253).doesNotHaveDuplicates();
  }

  private static List<Path> documents() throws IOException {
    try (var files = Files.walk(PROJECT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> ours(file))
          .toList();
    }
  }

  private static boolean ours(Path file) {
    for (var part : PROJECT.relativize(file)) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static List<String> links(Path document) {
    return LINK.matcher(prose(document)).results().map(link -> link.group(1)).toList();
  }

  private static boolean leadsSomewhere(Path document, String link) {
    if (ELSEWHERE.matcher(link).matches()) {
      return true;
    }
    var parts = link.split("#", 2);
    var target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(Path document) {
    var anchors = new HashSet<String>();
    HEADING
        .matcher(prose(document))
        .results()
        .map(heading -> anchor(heading.group(1)))
        .forEach(anchor -> addNumbered(anchors, anchor));
    return anchors;
  }

  private static void addNumbered(Set<String> anchors, String anchor) {
    var numbered = anchor;
    for (int i = 1; !anchors.add(numbered); i++) {
      numbered = anchor + "-" + i;
    }
  }

  private static String anchor(String heading) {
    return LINKED
        .matcher(heading.strip())
        .replaceAll("$1")
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(letter -> Character.isLetterOrDigit(letter) || " -_".indexOf(letter) >= 0)
        .mapToObj(letter -> letter == ' ' ? "-" : Character.toString(letter))
        .collect(Collectors.joining());
  }

  private static String prose(Path document) {
    return FENCED.matcher(text(document)).replaceAll("");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
