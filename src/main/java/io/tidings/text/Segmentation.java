package io.tidings.text;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How a text is cut into the segments that are sent and paid for.
 *
 * @param text after transliteration; the segments joined are this text
 * @param encoding what the characters of the text demand
 * @param tables the national language tables it is written with
 * @param charactersRemaining units still free in the last segment; some characters take two
 * @param unicodeCharacters those that force UCS-2
 */
public record Segmentation(
    String text,
    Encoding encoding,
    ShiftTables tables,
    List<Segment> segments,
    int charactersRemaining,
    List<UnicodeCharacter> unicodeCharacters) {

  /** Infobip rejects a text of more segments (its status 25). */
  public static final int MAX_SEGMENTS = 25;

  private static final Comparator<Segmentation> CHEAPEST =
      Comparator.<Segmentation>comparingInt(each -> each.segments().size())
          .thenComparingInt(each -> each.tables().count())
          .thenComparingInt(each -> -each.charactersRemaining());

  public Segmentation {
    segments = List.copyOf(segments);
    unicodeCharacters = List.copyOf(unicodeCharacters);
  }

  /** The segmentation of any text; the empty one is a single empty segment. */
  public static Segmentation of(String text) {
    return of(text, TextOptions.NONE);
  }

  /**
   * The cheapest segmentation that the options allow. Which table Infobip takes is not documented,
   * so where they leave a choice this is an estimate.
   */
  public static Segmentation of(String text, TextOptions options) {
    var transliterated = options.transliteration().apply(text);
    var alphabets = GsmAlphabet.allowedBy(options);
    return alphabets.stream()
        .filter(alphabet -> alphabet.holds(transliterated))
        .map(alphabet -> gsm7(transliterated, alphabet))
        .min(CHEAPEST)
        .orElseGet(() -> ucs2(transliterated, alphabets));
  }

  public boolean isTooLong() {
    return segments.size() > MAX_SEGMENTS;
  }

  private static Segmentation gsm7(String text, GsmAlphabet alphabet) {
    return cut(text, Encoding.GSM_7, alphabet.tables(), alphabet::septetsOf, List.of());
  }

  private static Segmentation ucs2(String text, List<GsmAlphabet> alphabets) {
    var nearest =
        alphabets.stream()
            .map(alphabet -> UnicodeCharacter.of(text, alphabet))
            .min(Comparator.comparingInt(Segmentation::occurrences))
            .orElseThrow();
    return cut(text, Encoding.UCS_2, ShiftTables.NONE, Character::charCount, nearest);
  }

  private static int occurrences(List<UnicodeCharacter> characters) {
    return characters.stream().mapToInt(character -> character.positions().size()).sum();
  }

  private static Segmentation cut(
      String text,
      Encoding encoding,
      ShiftTables tables,
      IntUnaryOperator unitsOf,
      List<UnicodeCharacter> unicodeCharacters) {
    int most = encoding.unitsBeside(tables.headerOctets(false));
    var segments = Segment.cut(text, unitsOf, most);
    if (segments.size() > 1) {
      most = encoding.unitsBeside(tables.headerOctets(true));
      segments = Segment.cut(text, unitsOf, most);
    }
    int remaining = most - segments.get(segments.size() - 1).units();
    return new Segmentation(text, encoding, tables, segments, remaining, unicodeCharacters);
  }
}
