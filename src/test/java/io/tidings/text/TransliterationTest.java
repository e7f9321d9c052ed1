package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransliterationTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "NONE, Ως ğ š «Ш», Ως ğ š «Ш»",
        "TURKISH, Şifreniz değişti ığdır İÇİN çok Ağ, Sifreniz degisti igdir IÇIN cok Ag",
        "TURKISH, šifra, šifra",
        "GREEK, Ως Μεγαρικό ψήφισμα είναι γνωστή, ΩΣ MEΓAPIKO ΨHΦIΣMA EINAI ΓNΩΣTH",
        "GREEK, Αυτό: ϊΐϋΰ ΞΘ code 7, AYTO: IIYY ΞΘ code 7",
        "GREEK, 5 µg š, 5 µg š",
        "CYRILLIC, Ёж щука подъезд Юля тихо ый, Ezh shchuka podezd Yulya tikho yy",
        "CYRILLIC, Їжа є ґанок ўсё Чі, Yizha ye ganok use Chi",
        "SERBIAN_CYRILLIC, Љубав њихов џеп ђак ћуп Жеља хлеб ц ш, Ljubav njihov dzep djak cup Zelja hleb c s",
        "BULGARIAN_CYRILLIC, Щъркел жълт Ючбунар хляб цар майка шофьор,"
            + " Shtarkel zhalt Yuchbunar hlyab tsar mayka shofyor",
        "CENTRAL_EUROPEAN, Žluťoučký kůň łąka gyűjtő Đorđe știu „a“,"
            + " Zlutoucky kun laka gyujto Dorde stiu „a“",
        "BALTIC, Āķis žąsį šūkė õun Ņ, Akis zasi suke oun N",
        "NON_UNICODE, „Ľud – č…“ ш ½ ệ, \"Lud - c...\" ш 1/2 e",
        "PORTUGUESE, Ação não está à mão, Acao nao esta à mao",
        "COLOMBIAN, ¿Está aquí el niño? ÁÉÍÓÚ, ¿Esta aqui el niño? AÉIOU",
        "ALL, Ως Щи «š» ђ 😀, ΩΣ Shchi \"s\" dj 😀",
      })
  void replaces_the_characters_of_its_languages_and_no_others(
      Transliteration transliteration, String text, String expected) {
    assertThat(transliteration.apply(text)).isEqualTo(expected);
  }

  @Test
  void as_infobip_says_155_greek_characters_of_3_segments_fit_into_one_and_leave_5() {
    var text = "Ως Μεγαρικό ψήφισμα είναι γνωστ".repeat(5);
    var greek = new TextOptions(Language.NONE, false, false, Transliteration.GREEK);

    assertThat(text).hasSize(155);
    assertThat(Segmentation.of(text).segments()).hasSize(3);
    assertThat(Segmentation.of(text).charactersRemaining()).isEqualTo(46);
    assertThat(Segmentation.of(text, greek))
        .isEqualTo(Segmentation.of("ΩΣ MEΓAPIKO ΨHΦIΣMA EINAI ΓNΩΣT".repeat(5)));
    assertThat(Segmentation.of(text, greek).encoding()).isEqualTo(Encoding.GSM_7);
    assertThat(Segmentation.of(text, greek).segments()).hasSize(1);
    assertThat(Segmentation.of(text, greek).charactersRemaining()).isEqualTo(5);
  }

  @Test
  void it_runs_before_the_encoding_so_that_the_tables_of_a_language_see_its_result() {
    var options = new TextOptions(Language.TR, false, false, Transliteration.TURKISH);
    assertThat(Segmentation.of("Şifre", options)).isEqualTo(Segmentation.of("Sifre"));
  }

  @Test
  void what_is_in_the_default_alphabet_stays_and_what_is_replaced_becomes_text_of_it() {
    var listed = GsmListing.septets(ShiftTables.NONE).keySet();
    for (var transliteration : Transliteration.values()) {
      for (int codePoint : CodePoints.ALPHABETIC) {
        var character = Character.toString(codePoint);
        var result = transliteration.apply(character);
        boolean stays = result.equals(character);
        if (!stays
            && (listed.contains(codePoint) || !result.codePoints().allMatch(listed::contains))) {
          fail("U+%04X becomes %s by %s".formatted(codePoint, result, transliteration));
        }
      }
    }
  }

  @Test
  void letters_in_pieces_are_transliterated_as_whole_ones_and_none_of_gsm_7_is_lost() {
    for (var transliteration : Transliteration.values()) {
      if (transliteration != Transliteration.NONE) {
        assertThat(
                transliteration.apply(Normalizer.normalize("Élodie, año, Ærø, Grüße å", Form.NFD)))
            .as(transliteration.name())
            .isEqualTo("Élodie, año, Ærø, Grüße å");
      }
    }
    assertThat(Transliteration.TURKISH.apply("s\u0327ifre")).isEqualTo("sifre");
    assertThat(Transliteration.GREEK.apply("Ω\u0301 ο\u0301")).isEqualTo("Ω O");
    assertThat(Transliteration.CYRILLIC.apply("и\u0306")).isEqualTo("y");
    assertThat(Transliteration.NON_UNICODE.apply("n\u0303\u0323")).isEqualTo("n");
    assertThat(Transliteration.NON_UNICODE.apply("ñ\u0323")).isEqualTo("ñ");
  }

  @Test
  void all_replaces_whatever_any_other_replaces() {
    for (int codePoint : CodePoints.ALPHABETIC) {
      var character = Character.toString(codePoint);
      if (Transliteration.ALL.apply(character).equals(character)) {
        for (var transliteration : Transliteration.values()) {
          if (!transliteration.apply(character).equals(character)) {
            fail("U+%04X is replaced by %s only".formatted(codePoint, transliteration));
          }
        }
      }
    }
  }
}
