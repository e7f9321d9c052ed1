package io.tidings.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.text.Language;
import io.tidings.text.TextOptions;
import io.tidings.text.Transliteration;
import org.junit.jupiter.api.Test;

class PreviewJsonTest {

  private static final String NO_LANGUAGE =
      "'language':{'languageCode':'NONE','singleShift':false,'lockingShift':false},";

  @Test
  void a_plain_text_is_gsm_7() {
    assertThat(preview("Your table is ready.", TextOptions.NONE))
        .isEqualTo(
            "{'encoding':'GSM_7',"
                + NO_LANGUAGE
                + "'segments':1,'charactersRemaining':140,'tooLong':false,"
                + "'boundaries':[{'start':0,'end':20,'units':20}],'unicodeCharacters':[]}");
  }

  @Test
  void characters_that_force_ucs_2_have_their_places_and_a_replacement_if_there_is_one() {
    assertThat(preview("č–😀č\u200b", TextOptions.NONE))
        .isEqualTo(
            "{'encoding':'UCS_2',"
                + NO_LANGUAGE
                + "'segments':1,'charactersRemaining':64,'tooLong':false,"
                + "'boundaries':[{'start':0,'end':6,'units':6}],'unicodeCharacters':["
                + "{'character':'č','count':2,'positions':[0,4],'replacement':'c'},"
                + "{'character':'–','count':1,'positions':[1],'replacement':'-'},"
                + "{'character':'😀','count':1,'positions':[2]},"
                + "{'character':'\u200b','count':1,'positions':[5],'replacement':''}]}");
  }

  @Test
  void the_tables_used_are_named_and_boundaries_count_the_text_while_units_count_septets() {
    var spanish = new TextOptions(Language.AUTODETECT, false, false, Transliteration.NONE);
    assertThat(preview("Ú".repeat(80), spanish))
        .isEqualTo(
            "{'encoding':'GSM_7',"
                + "'language':{'languageCode':'PT','singleShift':false,'lockingShift':true},"
                + "'segments':1,'charactersRemaining':75,'tooLong':false,"
                + "'boundaries':[{'start':0,'end':80,'units':80}],'unicodeCharacters':[]}");
    assertThat(
            preview(
                "Ú".repeat(80), new TextOptions(Language.ES, true, false, Transliteration.NONE)))
        .isEqualTo(
            "{'encoding':'GSM_7',"
                + "'language':{'languageCode':'ES','singleShift':true,'lockingShift':false},"
                + "'segments':2,'charactersRemaining':137,'tooLong':false,"
                + "'boundaries':[{'start':0,'end':74,'units':148},{'start':74,'end':80,'units':12}],"
                + "'unicodeCharacters':[]}");
  }

  @Test
  void the_effect_of_a_transliteration_stands_beside_the_text_as_it_is() {
    var greek = new TextOptions(Language.NONE, false, false, Transliteration.GREEK);
    assertThat(preview("Ως 😀", greek))
        .isEqualTo(
            "{'encoding':'UCS_2',"
                + NO_LANGUAGE
                + "'segments':1,'charactersRemaining':65,'tooLong':false,"
                + "'boundaries':[{'start':0,'end':5,'units':5}],'unicodeCharacters':["
                + "{'character':'ς','count':1,'positions':[1]},"
                + "{'character':'😀','count':1,'positions':[3]}],"
                + "'transliterated':{'encoding':'UCS_2',"
                + NO_LANGUAGE
                + "'segments':1,'charactersRemaining':65,'tooLong':false,"
                + "'boundaries':[{'start':0,'end':5,'units':5}],'unicodeCharacters':["
                + "{'character':'😀','count':1,'positions':[3]}],'text':'ΩΣ 😀'}}");
  }

  @Test
  void a_text_of_more_than_25_segments_is_too_long() {
    assertThat(preview("a".repeat(25 * 153 + 1), TextOptions.NONE))
        .contains("'segments':26,'charactersRemaining':152,'tooLong':true");
  }

  private static String preview(String text, TextOptions options) {
    return PreviewJson.of(new PreviewBody(text, options)).toString().replace('"', '\'');
  }
}
