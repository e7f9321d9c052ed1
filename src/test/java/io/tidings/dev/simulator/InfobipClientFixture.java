package io.tidings.dev.simulator;

import com.infobip.model.SmsDestination;
import com.infobip.model.SmsMessage;
import com.infobip.model.SmsMessageRequestOptions;
import com.infobip.model.SmsRequest;
import com.infobip.model.SmsRequestSchedulingSettings;
import com.infobip.model.SmsTextContent;

/** Requests as Infobip's own client writes them. */
final class InfobipClientFixture {
  private InfobipClientFixture() {}

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
