package io.tidings.dev.simulator;

import com.infobip.ApiClient;
import com.infobip.ApiKey;
import com.infobip.BaseUrl;
import com.infobip.api.SmsApi;
import com.infobip.model.SmsDestination;
import com.infobip.model.SmsMessage;
import com.infobip.model.SmsMessageRequestOptions;
import com.infobip.model.SmsRequest;
import com.infobip.model.SmsRequestSchedulingSettings;
import com.infobip.model.SmsTextContent;

/** Requests as Infobip's own client writes them. */
final class InfobipClientFixture {
  private InfobipClientFixture() {}

  static SmsApi api(Simulator simulator) {
    return api(simulator, SimulatorSettings.defaults().apiKey());
  }

  static SmsApi api(Simulator simulator, String key) {
    return new SmsApi(
        ApiClient.forApiKey(ApiKey.from(key))
            .withBaseUrl(BaseUrl.from(simulator.baseUri().toString()))
            .build());
  }

  static SmsMessage message(String... recipients) {
    var message = new SmsMessage().sender("AcmeShop").content(new SmsTextContent().text("Hello"));
    for (var recipient : recipients) {
      message.addDestinationsItem(new SmsDestination().to(recipient).messageId("id-" + recipient));
    }
    return message;
  }

  static SmsRequest request(SmsMessage message) {
    return new SmsRequest()
        .addMessagesItem(message)
        .options(
            new SmsMessageRequestOptions()
                .includeSmsCountInResponse(true)
                .schedule(new SmsRequestSchedulingSettings().bulkId("bulk-1")));
  }
}
