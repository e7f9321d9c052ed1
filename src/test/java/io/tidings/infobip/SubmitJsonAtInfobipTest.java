package io.tidings.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.simulator.Simulator;
import io.tidings.dev.simulator.SimulatorSettings;
import io.tidings.message.MessageFixture;
import io.tidings.text.Language;
import io.tidings.text.Transliteration;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we submit is what Infobip takes, as far as the simulator knows. */
class SubmitJsonAtInfobipTest {

  private static final String KEY = "key";

  private final Simulator simulator = Simulator.start(SimulatorSettings.defaults().withApiKey(KEY));

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"validityPeriod\":{\"amount\":48,\"timeUnit\":\"HOURS\"}}",
        "{\"validityPeriod\":{\"amount\":1}}",
        "{\"deliveryTimeWindow\":{\"days\":[\"MONDAY\",\"SUNDAY\"]}}",
        "{\"deliveryTimeWindow\":{\"days\":[\"MONDAY\"],"
            + "\"from\":{\"hour\":0,\"minute\":0},\"to\":{\"hour\":23,\"minute\":59}}}",
        "{\"deliveryTimeWindow\":{\"days\":[\"MONDAY\"],"
            + "\"from\":{\"hour\":23,\"minute\":0},\"to\":{\"hour\":0,\"minute\":0}}}",
        "{\"campaignReferenceId\":\"spring\",\"flash\":true}",
        "{\"platform\":{\"entityId\":\"shop\",\"applicationId\":\"orders\"}}",
        "{\"regional\":{\"turkeyIys\":{\"brandCode\":123,\"recipientType\":\"TACIR\"}}}",
        "{\"regional\":{\"indiaDlt\":{\"principalEntityId\":\"1\",\"telemarketerId\":\"2\"}}}",
        "{\"regional\":{\"southKorea\":{\"title\":\"Hi\",\"resellerCode\":123456789}}}",
        "{\"tracking\":{\"shortenUrl\":true,\"trackingUrl\":\"https://a.example/x\"}}",
        "{\"conversionTracking\":{\"useConversionTracking\":true}}",
        "{\"language\":{\"languageCode\":\"PT\",\"lockingShift\":true}}",
      })
  void every_option_is_taken(String options) {
    assertTaken(options);
  }

  @ParameterizedTest
  @EnumSource
  void every_transliteration_is_taken(Transliteration transliteration) {
    assertTaken("{\"transliteration\":\"%s\"}".formatted(transliteration));
  }

  @ParameterizedTest
  @EnumSource
  void every_language_is_taken(Language language) {
    assertTaken("{\"language\":{\"languageCode\":\"%s\"}}".formatted(language));
  }

  private void assertTaken(String options) {
    var request = MessageFixture.withoutSender("Merhaba");
    request.submitWith(json(options));
    var message = MessageFixture.queued();
    message.label("order-7", 12);
    var body = SubmitJson.of(new Submission(request, List.of(message)), SubmitJsonTest.SETTINGS);

    assertThat(post(body)).contains(message.id().toString(), "PENDING_ACCEPTED");
  }

  private String post(JsonObject body) {
    var request =
        HttpRequest.newBuilder(simulator.baseUri().resolve("/sms/3/messages"))
            .header("Authorization", "App " + KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
