package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a caller asks beside text and recipients is kept, shown and handed to Infobip. */
class SendOptionsIT {

  private static final String OPTIONS =
      """
      {"campaignReferenceId":"tables \\u00e4",
       "conversionTracking":{"useConversionTracking":true},
       "deliveryTimeWindow":{"days":["MONDAY","SUNDAY"],
         "from":{"hour":0,"minute":0},"to":{"hour":23,"minute":59}},
       "flash":false,
       "language":{"languageCode":"TR","singleShift":true},
       "platform":{"applicationId":"tables","entityId":"restaurant"},
       "regional":{"turkeyIys":{"brandCode":7,"recipientType":"TACIR"}},
       "tracking":{"shortenUrl":true,"trackClicks":false},
       "transliteration":"TURKISH",
       "validityPeriod":{"amount":6,"timeUnit":"HOURS"}}
      """;
  private static final String WHOM =
      """
      {"recipients":[{"to":"+385911230101","clientReference":"table 7"},
         {"to":"+385911230201","networkId":21901},"+385911230301"],
       "text":"Şef sizi bekliyor",
      """;

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void options_are_shown_as_they_were_given() {
    var read = api.readWhenFinal(accepted().getString("correlationId"));

    var shown = new HashMap<>(read);
    shown.keySet().retainAll(options().keySet());
    assertThat(shown).isEqualTo(options());
  }

  @Test
  void a_message_goes_by_the_callers_own_name_wherever_it_is_shown() {
    var accepted = accepted();
    var first = accepted.getJsonArray("messages").getJsonObject(0);
    assertThat(first.getString("clientReference")).isEqualTo("table 7");
    try (var stream = EventStream.follow(api, accepted.getString("correlationId"))) {
      assertThat(references(stream.awaitEnd().received("snapshot").get(0).json()))
          .containsEntry("+385911230101", "table 7")
          .hasSize(1);
    }
    var read = api.read(accepted.getString("correlationId"));
    assertThat(references(read)).containsExactly(Map.entry("+385911230101", "table 7"));
    assertThat(read.getJsonArray("messages").getJsonObject(1).getInt("networkId")).isEqualTo(21901);
  }

  /** Infobip says in its reports which campaign and platform a message was submitted with. */
  @Test
  void infobip_gets_them_with_the_text() throws Exception {
    var read = api.readWhenFinal(accepted().getString("correlationId"));
    var id = read.getJsonArray("messages").getJsonObject(0).getString("id");

    var report =
        ApiClient.json(
            Rows.of(
                    installation.postgres(),
                    "select convert_from(c.body, 'UTF8')::json -> 'results' -> e.entry from event e"
                        + " join webhook_call c on c.id = e.call_id where e.message_id = '"
                        + id
                        + "'")
                .get(0));
    assertThat(report.getString("campaignReferenceId")).isEqualTo("tables ä");
    assertThat(report.getJsonObject("platform")).isEqualTo(options().getJsonObject("platform"));
  }

  private JsonObject accepted() {
    var response = api.post("/api/messages", WHOM + OPTIONS.strip().substring(1));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return ApiClient.json(response.body());
  }

  private static JsonObject options() {
    return ApiClient.json(OPTIONS);
  }

  private static Map<String, String> references(JsonObject snapshot) {
    var references = new HashMap<String, String>();
    for (var message : snapshot.getJsonArray("messages").getValuesAs(JsonObject.class)) {
      if (message.containsKey("clientReference")) {
        references.put(message.getString("to"), message.getString("clientReference"));
      }
    }
    return references;
  }
}
