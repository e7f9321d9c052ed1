package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import org.junit.jupiter.api.Test;

/** The preview tells what a text costs, and how it costs less, before anything is sent. */
class PreviewIT {

  private static final String NO_LANGUAGE =
      "'language':{'languageCode':'NONE','singleShift':false,'lockingShift':false},";

  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  @Test
  void a_text_alone_shows_what_forces_ucs_2_and_what_can_stand_in_its_place() {
    check(
        "{'text':'Šifra – 1234 😀'}",
        200,
        "{'encoding':'UCS_2',"
            + NO_LANGUAGE
            + "'segments':1,'charactersRemaining':55,'tooLong':false,"
            + "'boundaries':[{'start':0,'end':15,'units':15}],'unicodeCharacters':["
            + "{'character':'Š','count':1,'positions':[0],'replacement':'S'},"
            + "{'character':'–','count':1,'positions':[6],'replacement':'-'},"
            + "{'character':'😀','count':1,'positions':[13]}]}");
  }

  @Test
  void segments_end_before_an_escape_pair_that_would_be_split() {
    check(
        "{'text':'%s€%s'}".formatted("a".repeat(152), "b".repeat(100)),
        200,
        "{'encoding':'GSM_7',"
            + NO_LANGUAGE
            + "'segments':2,'charactersRemaining':51,'tooLong':false,"
            + "'boundaries':[{'start':0,'end':152,'units':152},{'start':152,'end':253,'units':102}],"
            + "'unicodeCharacters':[]}");
  }

  @Test
  void a_language_puts_98_characters_of_turkish_into_one_segment_and_leaves_57() {
    check(
        "{'text':'%s','language':{'languageCode':'AUTODETECT'}}".formatted("ğı şçİ!".repeat(14)),
        200,
        "{'encoding':'GSM_7',"
            + "'language':{'languageCode':'TR','singleShift':false,'lockingShift':true},"
            + "'segments':1,'charactersRemaining':57,'tooLong':false,"
            + "'boundaries':[{'start':0,'end':98,'units':98}],'unicodeCharacters':[]}");
  }

  @Test
  void both_tables_of_a_language_leave_152_septets() {
    check(
        "{'text':'ãã','language':{'languageCode':'PT','singleShift':true,'lockingShift':true}}",
        200,
        "{'encoding':'GSM_7',"
            + "'language':{'languageCode':'PT','singleShift':true,'lockingShift':true},"
            + "'segments':1,'charactersRemaining':150,'tooLong':false,"
            + "'boundaries':[{'start':0,'end':2,'units':2}],'unicodeCharacters':[]}");
  }

  @Test
  void a_transliteration_is_shown_beside_the_text_as_it_is() {
    check(
        "{'text':'Ως Μεγαρικό ψήφισμα','transliteration':'GREEK'}",
        200,
        "{'encoding':'UCS_2',"
            + NO_LANGUAGE
            + "'segments':1,'charactersRemaining':51,'tooLong':false,"
            + "'boundaries':[{'start':0,'end':19,'units':19}],'unicodeCharacters':["
            + greek("ς", "1")
            + greek("Μ", "3")
            + greek("ε", "4")
            + greek("γ", "5")
            + greek("α", "6,18")
            + greek("ρ", "7")
            + greek("ι", "8,15")
            + greek("κ", "9")
            + greek("ό", "10")
            + greek("ψ", "12")
            + greek("ή", "13")
            + greek("φ", "14")
            + greek("σ", "16")
            + greek("μ", "17").replaceFirst(",$", "")
            + "],'transliterated':{'encoding':'GSM_7',"
            + NO_LANGUAGE
            + "'segments':1,'charactersRemaining':141,'tooLong':false,"
            + "'boundaries':[{'start':0,'end':19,'units':19}],'unicodeCharacters':[],"
            + "'text':'ΩΣ MEΓAPIKO ΨHΦIΣMA'}}");
  }

  @Test
  void everything_that_is_wrong_is_named_at_once_and_a_text_too_long_is_not_wrong() {
    check(
        "{'text':7,'language':{'languageCode':'DE','lockingShift':1},'transliteration':'greek'}",
        400,
        "{'type':'https://tidings.io/problems/invalid-request',"
            + "'title':'The request is not valid','status':400,"
            + "'detail':'4 fields need a correction; nothing was stored.','violations':["
            + "{'field':'text','message':'must be a string'},"
            + "{'field':'transliteration','message':'must be one of NONE, TURKISH, GREEK, CYRILLIC,"
            + " SERBIAN_CYRILLIC, BULGARIAN_CYRILLIC, CENTRAL_EUROPEAN, BALTIC, NON_UNICODE,"
            + " PORTUGUESE, COLOMBIAN, ALL'},"
            + "{'field':'language.languageCode','message':'must be one of NONE, TR, ES, PT,"
            + " AUTODETECT'},"
            + "{'field':'language.lockingShift','message':'must be true or false'}]}");
    var tooLong = api.post("/api/messages/preview", "{\"text\":\"" + "ш".repeat(1676) + "\"}");
    assertThat(tooLong.statusCode()).isEqualTo(200);
    assertThat(ApiClient.json(tooLong.body()).getBoolean("tooLong")).isTrue();
    assertThat(ApiClient.json(tooLong.body()).getJsonArray("boundaries")).hasSize(26);
  }

  @Test
  void the_tables_of_a_language_are_offered_where_they_save_a_segment() {
    var answer =
        ApiClient.json(
            api.post("/api/messages/preview", "{\"text\":\"" + "ğış ".repeat(20) + "\"}").body());
    assertThat(answer.getInt("segments")).isEqualTo(2);
    assertThat(answer.getJsonObject("withLanguage").getInt("segments")).isEqualTo(1);
    assertThat(answer.getJsonObject("withLanguage").getJsonObject("language"))
        .hasToString("{\"languageCode\":\"TR\",\"singleShift\":false,\"lockingShift\":true}");
  }

  @Test
  void recipients_and_a_sender_are_read_as_when_they_are_sent() {
    check(
        "{'text':'e\u0301','sender':'+385911111101',"
            + "'recipients':['\u202d+385 91 111 1101\u202c','0911111102']}",
        200,
        "{'encoding':'GSM_7',"
            + NO_LANGUAGE
            + "'segments':1,'charactersRemaining':159,'tooLong':false,"
            + "'boundaries':[{'start':0,'end':1,'units':1}],'unicodeCharacters':[],'text':'é',"
            + "'recipients':['+385911111101',null],'sender':'385911111101','violations':["
            + "{'field':'recipients[1]','message':'must be a phone number in international form,"
            + " such as +385911234567'}]}");
  }

  private static String greek(String character, String positions) {
    return "{'character':'%s','count':%d,'positions':[%s]},"
        .formatted(character, positions.split(",").length, positions);
  }

  private void check(String body, int status, String expected) {
    var response = api.post("/api/messages/preview", body.replace('\'', '"'));
    assertThat(response.body()).isEqualTo(expected.replace('\'', '"'));
    assertThat(response.statusCode()).isEqualTo(status);
  }
}
