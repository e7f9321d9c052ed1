package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class StandInTest {

  private static final TextOptions TURKISH_LOCKING =
      new TextOptions(Language.TR, false, true, Transliteration.NONE);

  @Test
  void typographic_punctuation_becomes_plain() {
    assertThat(plain("‘’‚“”„«»‹›´`′″")).isEqualTo("'''\"\"\"\"\"''''" + "'\"");
    assertThat(plain("‐‑–—−•·…")).isEqualTo("------....");
    assertThat(plain("×÷½²№™©®→≤")).isEqualTo("x/1/22NoTM(c)(r)-><=");
  }

  @Test
  void accented_letters_lose_their_accents() {
    assertThat(plain("áâãçêëîïóôõúûčćđšžąęłńřůőșțāģķğış"))
        .isEqualTo("aaaceeiiooouuccdszaelnruostagkgis");
    assertThat(plain("ÁÂÃÊËÎÏÓÔÕÚÛČĆĐŠŽĄĘŁŃŘŮŐȘȚĀĢĶĞİŞ"))
        .isEqualTo("AAAEEIIOOOUUCCDSZAELNRUOSTAGKGIS");
    assertThat(plain("ệẞœŒþÞĳǆ")).isEqualTo("eSSoeOEthThijdz");
  }

  @Test
  void of_several_accents_only_those_go_that_the_alphabet_lacks() {
    assertThat(plain("ǻǺǟǞȫǘǖǿǽṏ")).isEqualTo("åÅäÄöüüøæo");
  }

  @Test
  void spaces_of_all_widths_become_one_and_what_cannot_be_seen_goes() {
    assertThat(plain("a\u00a0b\u2003c\u2009d\u202fe\tf")).isEqualTo("a b c d e f");
    assertThat(plain("a\u2028b\u2029c")).isEqualTo("a\nb\nc");
    assertThat(plain("a\u00adb\u200bc\u200ed\ufeffe\u0301")).isEqualTo("abcde");
    assertThat(plain("a\u200cb\u200dc\ufe0fd\udb40\udd00e\u034ff")).isEqualTo("abcdef");
    assertThat(plain("a\u061cb\u180ec\u3164d\u2061e\u206ff\u0007\u001b")).isEqualTo("abcdef");
  }

  @Test
  void composed_characters_become_what_they_are_composed_of() {
    assertThat(plain("ﬁ１２Ａ！㎏")).isEqualTo("fi12A!kg");
    assertThat(plain("\u212a\u212b\u2126")).isEqualTo("KÅΩ");
  }

  @Test
  void nothing_stands_in_for_what_would_be_missed() {
    for (String character :
        new String[] {
          "ш", "α", "中", "한", "א", "ع", "क", "\u093f", "😀", "\u06dd", "°", "˙", "\ud83d"
        }) {
      assertThat(StandIn.of(character.codePointAt(0), GsmAlphabet.DEFAULT))
          .as("U+%04X", character.codePointAt(0))
          .isEmpty();
    }
  }

  @Test
  void whatever_stands_in_is_in_the_alphabet() {
    for (var alphabet : GsmAlphabet.allowedBy(TURKISH_LOCKING)) {
      var listed = GsmListing.septets(alphabet.tables()).keySet();
      for (int codePoint : CodePoints.ALPHABETIC) {
        var standIn = StandIn.of(codePoint, alphabet).orElse("");
        if (!standIn.codePoints().allMatch(listed::contains)) {
          fail("U+%04X becomes %s with %s".formatted(codePoint, standIn, alphabet.tables()));
        }
      }
    }
  }

  @Test
  void an_alphabet_without_a_stand_in_takes_the_next() {
    var turkish = GsmAlphabet.allowedBy(TURKISH_LOCKING).get(1);
    assertThat(StandIn.of('è', turkish)).contains("e");
    assertThat(StandIn.of('Ø', turkish)).isEmpty();
  }

  private static String plain(String text) {
    var plain = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint ->
                plain.append(
                    GsmAlphabet.DEFAULT.holds(codePoint)
                        ? Character.toString(codePoint)
                        : StandIn.of(codePoint, GsmAlphabet.DEFAULT).orElseThrow()));
    return plain.toString();
  }
}
