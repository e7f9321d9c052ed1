package io.tidings.dev.simulator;

import static io.tidings.dev.simulator.InfobipClientFixture.message;
import static io.tidings.dev.simulator.InfobipClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.infobip.ApiException;
import com.infobip.JSON;
import com.infobip.api.SmsApi;
import com.infobip.model.SmsBulkRequest;
import com.infobip.model.SmsBulkStatus;
import com.infobip.model.SmsUpdateStatusRequest;
import io.tidings.dev.SettableClock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Infobip's own client moves, pauses and cancels what it scheduled, and fetches the inbox. */
class InfobipClientScheduleTest {
  private static final OffsetDateTime TOMORROW =
      OffsetDateTime.ofInstant(new SettableClock(SettableClock.MORNING).instant(), ZoneOffset.UTC)
          .plusDays(1);

  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults(), new SettableClock(SettableClock.MORNING));
  private final SmsApi api = InfobipClientFixture.api(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void moves_a_bulk() throws ApiException {
    schedule();
    assertThat(api.getScheduledSmsMessages("bulk-1").execute().getSendAt()).isEqualTo(TOMORROW);

    var moved =
        api.rescheduleSmsMessages("bulk-1", new SmsBulkRequest().sendAt(TOMORROW.plusDays(1)))
            .execute();

    assertThat(moved.getBulkId()).isEqualTo("bulk-1");
    assertThat(moved.getSendAt()).isEqualTo(TOMORROW.plusDays(1));
  }

  @Test
  void pauses_and_cancels_a_bulk() throws ApiException {
    schedule();
    assertThat(status()).isEqualTo(SmsBulkStatus.PENDING);

    change(SmsBulkStatus.PAUSED);
    assertThat(status()).isEqualTo(SmsBulkStatus.PAUSED);
    change(SmsBulkStatus.CANCELED);
    assertThat(status()).isEqualTo(SmsBulkStatus.CANCELED);

    var refused = catchThrowableOfType(ApiException.class, () -> change(SmsBulkStatus.PENDING));
    assertThat(refused.responseStatusCode()).isEqualTo(400);
    assertThat(refused.details().getErrorCode()).isEqualTo("E400");
  }

  @Test
  void understands_that_there_is_no_such_bulk() {
    var absent =
        catchThrowableOfType(
            ApiException.class, () -> api.getScheduledSmsMessages("other").execute());

    assertThat(absent.responseStatusCode()).isEqualTo(404);
    assertThat(absent.details().getErrorCode()).isEqualTo("E404");
  }

  /** It skips what it does not know, so it has understood what it writes again as it was. */
  @Test
  void understands_all_of_the_inbox() throws ApiException {
    simulator.inbound(
        JsonText.parse(
            """
            {"messageId": "in-1", "from": "385911111101", "to": "38599", "text": "STOP news",
             "keyword": "STOP", "callbackData": "c", "entityId": "e", "applicationId": "a",
             "campaignReferenceId": "shipping"}
            """));
    var expected =
        """
        {"results": [{"messageId": "in-1", "from": "385911111101", "to": "38599", "text": "STOP news",
                      "cleanText": "news", "keyword": "STOP", "smsCount": 1, "callbackData": "c",
                      "receivedAt": "2026-03-02T09:15:04.120+0000", "entityId": "e",
                      "applicationId": "a", "campaignReferenceId": "shipping",
                      "price": {"pricePerMessage": 0.0, "currency": "EUR"}}],
         "messageCount": 1, "pendingMessageCount": 0}
        """;

    var inbox = api.getInboundSmsMessages().limit(10).execute();

    assertThat(JsonText.parse(new JSON().serialize(inbox))).isEqualTo(JsonText.parse(expected));
  }

  private void schedule() throws ApiException {
    var request = request(message("385911111101", "385911111102"));
    request.getOptions().getSchedule().sendAt(TOMORROW);
    api.sendSmsMessages(request).execute();
  }

  private SmsBulkStatus status() throws ApiException {
    return api.getScheduledSmsMessagesStatus("bulk-1").execute().getStatus();
  }

  private SmsBulkStatus change(SmsBulkStatus status) throws ApiException {
    return api.updateScheduledSmsMessagesStatus(
            "bulk-1", new SmsUpdateStatusRequest().status(status))
        .execute()
        .getStatus();
  }
}
