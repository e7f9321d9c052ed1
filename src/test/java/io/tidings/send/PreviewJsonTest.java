package io.tidings.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Recipient;
import io.tidings.problem.Violation;
import io.tidings.send.body.Addressing;
import io.tidings.send.body.PreviewBody;
import io.tidings.text.Language;
import io.tidings.text.TextOptions;
import io.tidings.text.Transliteration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  @Test
  void the_tables_of_a_language_are_offered_where_they_save_a_segment() {
    assertThat(preview("ğş ".repeat(24), TextOptions.NONE))
        .isEqualTo(
            "{'encoding':'UCS_2',"
                + NO_LANGUAGE
                + "'segments':2,'charactersRemaining':62,'tooLong':false,"
                + "'boundaries':[{'start':0,'end':67,'units':67},{'start':67,'end':72,'units':5}],"
                + "'unicodeCharacters':["
                + character("ğ", 0, "g")
                + ","
                + character("ş", 1, "s")
                + "],'withLanguage':{'encoding':'GSM_7','language':{'languageCode':'TR',"
                + "'singleShift':false,'lockingShift':true},"
                + "'segments':1,'charactersRemaining':83,'tooLong':false,"
                + "'boundaries':[{'start':0,'end':72,'units':72}],'unicodeCharacters':[]}}");
    assertThat(preview("Mañana aquí está ".repeat(5), TextOptions.NONE))
        .contains("'languageCode':'ES'");
    assertThat(preview("ação ".repeat(15), TextOptions.NONE)).contains("'languageCode':'PT'");
    assertThat(preview("ğş ".repeat(20), TextOptions.NONE)).doesNotContain("withLanguage");
    assertThat(preview("ğš ".repeat(24), TextOptions.NONE)).doesNotContain("withLanguage");
  }

  private static String character(String character, int first, String replacement) {
    var positions =
        IntStream.range(0, 24)
            .mapToObj(word -> Integer.toString(word * 3 + first))
            .collect(Collectors.joining(","));
    return "{'character':'%s','count':24,'positions':[%s],'replacement':'%s'}"
        .formatted(character, positions, replacement);
  }

  @Test
  void a_text_that_is_composed_before_it_is_sent_is_shown_as_it_will_be() {
    assertThat(json(new PreviewBody("é", true, TextOptions.NONE, Optional.empty(), false)))
        .isEqualTo(
            "{'encoding':'GSM_7',"
                + NO_LANGUAGE
                + "'segments':1,'charactersRemaining':159,'tooLong':false,"
                + "'boundaries':[{'start':0,'end':1,'units':1}],'unicodeCharacters':[],"
                + "'text':'é'}");
  }

  @Test
  void recipients_and_sender_have_their_places_and_what_is_wrong_with_them() {
    var addressing =
        new Addressing(
            List.of(Optional.of(new Recipient("+385911111101")), Optional.empty()),
            Optional.empty(),
            Optional.of("Tidings"),
            List.of(new Violation("recipients[1]", "must be better")));
    assertThat(json(new PreviewBody("", false, TextOptions.NONE, Optional.of(addressing), false)))
        .endsWith(
            "'recipients':['+385911111101',null],'sender':'Tidings',"
                + "'violations':[{'field':'recipients[1]','message':'must be better'}]}");
  }

  private static String preview(String text, TextOptions options) {
    return json(new PreviewBody(text, false, options, Optional.empty(), false));
  }

  private static String json(PreviewBody asked) {
    return PreviewJson.of(asked).build().toString().replace('"', '\'');
  }
}
