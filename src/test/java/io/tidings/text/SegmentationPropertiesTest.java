package io.tidings.text;

import static io.tidings.text.Encoding.GSM_7;
import static io.tidings.text.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for any text with any options, tried on generated ones. */
class SegmentationPropertiesTest {

  private static final int TRIES = 3_000;

  private static final List<String> GSM = List.of("a", "Z", "7", " ", "\n", "ß", "Ω", "@", "Ø");
  private static final List<String> EXTENSION = List.of("€", "{", "]", "\\", "\f");
  private static final List<String> NATIONAL = List.of("ğ", "İ", "ş", "ú", "Á", "ç", "ã", "Ê", "∞");
  private static final List<String> UNICODE =
      List.of("č", "😀", "👍", "–", "…", "ш", "中", "\ud83d", "\u00a0");

  private static final int[] UCS_2_UNITS = {70, 67};

  /** Septets of a segment alone and linked, by number of tables. */
  private static final int[][] SEPTETS = {{160, 153}, {155, 149}, {152, 146}};

  /** A text, what was asked of it and what came of it. */
  private record Try(String text, TextOptions options, Segmentation segmentation) {

    private String what() {
      return options + " of " + text.codePoints().mapToObj("%04X"::formatted).toList();
    }
  }

  private static final List<Try> TRIED = tries();

  private static List<Try> tries() {
    Random random = new Random(20_261_123);
    return Stream.generate(() -> tried(text(random), options(random))).limit(TRIES).toList();
  }

  private static Try tried(String text, TextOptions options) {
    return new Try(text, options, Segmentation.of(text, options));
  }

  @Test
  void segments_joined_give_the_text_back_after_transliteration() {
    for (Try each : TRIED) {
      String expected = each.options().transliteration().apply(each.text());
      assertThat(each.segmentation().text()).as(each::what).isEqualTo(expected);
      assertThat(texts(each.segmentation())).as(each::what).isEqualTo(expected);
    }
  }

  @Test
  void segments_are_no_larger_than_they_may_be_and_as_large_as_they_can_be() {
    for (Try each : TRIED) {
      Segmentation segmentation = each.segmentation();
      List<Segment> segments = segmentation.segments();
      int capacity = capacity(segmentation);
      for (Segment segment : segments) {
        String text = segmentation.text();
        int units = units(text.substring(segment.start(), segment.end()), segmentation);
        assertThat(segment.units()).as(each::what).isEqualTo(units).isLessThanOrEqualTo(capacity);
        if (segment.end() < text.length()) {
          String next = Character.toString(text.codePointAt(segment.end()));
          assertThat(units + units(next, segmentation)).as(each::what).isGreaterThan(capacity);
        } else {
          assertThat(segmentation.charactersRemaining()).as(each::what).isEqualTo(capacity - units);
        }
      }
    }
  }

  @Test
  void a_longer_text_is_linked_only_when_it_does_not_fit_alone() {
    for (Try each : TRIED) {
      Segmentation segmentation = each.segmentation();
      int alone = capacities(segmentation)[0];
      assertThat(segmentation.segments().size() > 1)
          .as(each::what)
          .isEqualTo(units(segmentation.text(), segmentation) > alone);
    }
  }

  @Test
  void no_surrogate_pair_is_split() {
    for (Try each : TRIED) {
      String text = each.segmentation().text();
      for (Segment segment : each.segmentation().segments()) {
        int end = segment.end();
        boolean split =
            end > 0
                && end < text.length()
                && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
        assertThat(split).as(each::what).isFalse();
      }
    }
  }

  @Test
  void gsm_7_is_used_exactly_when_some_allowed_tables_have_every_character() {
    for (Try each : TRIED) {
      Segmentation segmentation = each.segmentation();
      List<ShiftTables> fitting =
          GsmListing.ALL_TABLES.stream()
              .filter(tables -> isAllowed(tables, each.options()))
              .filter(tables -> has(tables, segmentation.text()))
              .toList();
      if (segmentation.encoding() == GSM_7) {
        assertThat(fitting).as(each::what).contains(segmentation.tables());
      } else {
        assertThat(fitting).as(each::what).isEmpty();
        assertThat(segmentation.tables()).as(each::what).isEqualTo(ShiftTables.NONE);
      }
    }
  }

  @Test
  void tables_never_cost_a_segment() {
    for (Try each : TRIED) {
      Segmentation plain = Segmentation.of(each.segmentation().text());
      assertThat(each.segmentation().segments())
          .as(each::what)
          .hasSizeLessThanOrEqualTo(plain.segments().size());
    }
  }

  @Test
  void characters_that_force_ucs_2_are_those_that_some_allowed_tables_lack() {
    for (Try each : TRIED) {
      Segmentation segmentation = each.segmentation();
      String text = segmentation.text();
      List<List<Integer>> absent =
          GsmListing.ALL_TABLES.stream()
              .filter(tables -> isAllowed(tables, each.options()))
              .map(tables -> absent(tables, text))
              .toList();
      List<Integer> named =
          segmentation.unicodeCharacters().stream()
              .flatMap(character -> character.positions().stream())
              .sorted()
              .toList();
      assertThat(absent).as(each::what).contains(named);
      assertThat(absent).as(each::what).allMatch(places -> places.size() >= named.size());
      for (UnicodeCharacter character : segmentation.unicodeCharacters()) {
        assertThat(character.positions())
            .as(each::what)
            .isNotEmpty()
            .allMatch(at -> text.startsWith(character.character(), at));
      }
    }
  }

  @Test
  void a_text_with_all_its_replacements_is_gsm_7() {
    for (Try each : TRIED) {
      Map<String, Optional<String>> replacements =
          each.segmentation().unicodeCharacters().stream()
              .collect(
                  Collectors.toMap(UnicodeCharacter::character, UnicodeCharacter::replacement));
      if (replacements.values().stream().allMatch(Optional::isPresent)) {
        String replaced =
            each.segmentation()
                .text()
                .codePoints()
                .mapToObj(Character::toString)
                .map(one -> replacements.getOrDefault(one, Optional.of(one)).orElseThrow())
                .collect(Collectors.joining());
        assertThat(Segmentation.of(replaced, each.options()).encoding())
            .as(each::what)
            .isEqualTo(GSM_7);
      }
    }
  }

  private static String texts(Segmentation segmentation) {
    return segmentation.segments().stream()
        .map(segment -> segmentation.text().substring(segment.start(), segment.end()))
        .collect(Collectors.joining());
  }

  private static int capacity(Segmentation segmentation) {
    return capacities(segmentation)[segmentation.segments().size() == 1 ? 0 : 1];
  }

  private static int[] capacities(Segmentation segmentation) {
    return segmentation.encoding() == GSM_7 ? SEPTETS[segmentation.tables().count()] : UCS_2_UNITS;
  }

  private static int units(String text, Segmentation segmentation) {
    if (segmentation.encoding() == UCS_2) {
      return text.length();
    }
    IntUnaryOperator septets = GsmListing.septets(segmentation.tables())::get;
    return text.codePoints().map(septets).sum();
  }

  private static boolean isAllowed(ShiftTables tables, TextOptions options) {
    boolean choice = !options.singleShift() && !options.lockingShift();
    return tables.equals(ShiftTables.NONE)
        || ((options.language() == tables.language() || options.language() == Language.AUTODETECT)
            && (choice
                ? tables.count() == 1
                : tables.singleShift() == options.singleShift()
                    && tables.lockingShift()
                        == (options.lockingShift() && tables.language() != Language.ES)));
  }

  private static boolean has(ShiftTables tables, String text) {
    return absent(tables, text).isEmpty();
  }

  private static List<Integer> absent(ShiftTables tables, String text) {
    var septets = GsmListing.septets(tables);
    return Stream.iterate(
            0, at -> at < text.length(), at -> at + Character.charCount(text.codePointAt(at)))
        .filter(at -> !septets.containsKey(text.codePointAt(at)))
        .toList();
  }

  private static String text(Random random) {
    int length = random.nextInt(700);
    int nationalPercent = random.nextBoolean() ? 0 : random.nextInt(50);
    int unicodePercent = random.nextBoolean() ? 0 : random.nextInt(30);
    // Texts of one language are rarer than mixed ones, and say more.
    List<String> national = random.nextBoolean() ? NATIONAL : NATIONAL.subList(0, 3);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      List<String> from = random.nextInt(100) < 20 ? EXTENSION : GSM;
      from = random.nextInt(100) < nationalPercent ? national : from;
      from = random.nextInt(100) < unicodePercent ? UNICODE : from;
      text.append(from.get(random.nextInt(from.size())));
    }
    return text.toString();
  }

  private static TextOptions options(Random random) {
    if (random.nextInt(4) == 0) {
      return TextOptions.NONE;
    }
    return new TextOptions(
        one(random, Language.values()),
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        random.nextBoolean() ? Transliteration.NONE : one(random, Transliteration.values()));
  }

  private static <T> T one(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
