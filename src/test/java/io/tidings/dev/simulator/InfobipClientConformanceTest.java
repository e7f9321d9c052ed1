package io.tidings.dev.simulator;

import static io.tidings.dev.simulator.Eventually.eventually;
import static io.tidings.dev.simulator.InfobipClientFixture.message;
import static io.tidings.dev.simulator.InfobipClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.infobip.ApiException;
import com.infobip.JSON;
import com.infobip.api.SmsApi;
import com.infobip.model.MessageGeneralStatus;
import com.infobip.model.Platform;
import com.infobip.model.SmsBulkRequest;
import com.infobip.model.SmsDeliveryResult;
import com.infobip.model.SmsMessageDeliveryReporting;
import com.infobip.model.SmsMessageOptions;
import com.infobip.model.SmsPreviewRequest;
import com.infobip.model.SmsRequest;
import com.infobip.model.SmsTextContent;
import com.infobip.model.SmsWebhooks;
import com.infobip.model.ValidityPeriod;
import com.infobip.model.ValidityPeriodTimeUnit;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Infobip's own client gets along with the simulator. It skips what it does not know, so a body
 * counts as understood when the client writes it again as it was.
 */
class InfobipClientConformanceTest {
  private final JSON json = new JSON();
  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults().withReportDelay(Duration.ofMillis(20)));
  private final Receiver receiver = new Receiver();
  private final SmsApi api = InfobipClientFixture.api(simulator);

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void sends_with_all_options() throws ApiException {
    var response =
        api.sendSmsMessages(
                request(
                    message("385911111101", "385911111106")
                        .options(
                            new SmsMessageOptions()
                                .campaignReferenceId("shipping")
                                .platform(new Platform().entityId("e").applicationId("a"))
                                .validityPeriod(
                                    new ValidityPeriod()
                                        .amount(6)
                                        .timeUnit(ValidityPeriodTimeUnit.HOURS)))))
            .execute();

    assertThat(response.getBulkId()).isEqualTo("bulk-1");
    assertThat(response.getMessages())
        .extracting(
            each -> each.getMessageId(),
            each -> each.getDestination(),
            each -> each.getStatus().getName(),
            each -> each.getStatus().getGroupName().getValue(),
            each -> each.getDetails().getMessageCount())
        .containsExactly(
            tuple("id-385911111101", "385911111101", "PENDING_ACCEPTED", "PENDING", 1),
            tuple("id-385911111106", "385911111106", "REJECTED_NOT_ENOUGH_CREDITS", "REJECTED", 1));
  }

  @Test
  void understands_all_of_every_webhook_call() throws ApiException {
    var message =
        message(
                "385911111101",
                "385911111102",
                "385911111103",
                "385911111104",
                "385911111105",
                "385911111107",
                "385911111109",
                "385911111110",
                "385911111111",
                "385911111112",
                "385911111113",
                "385911111115")
            .options(new SmsMessageOptions().campaignReferenceId("shipping"))
            .webhooks(
                new SmsWebhooks()
                    .callbackData("order=7")
                    .delivery(
                        new SmsMessageDeliveryReporting()
                            .url(receiver.url())
                            .intermediateReport(true)));
    api.sendSmsMessages(request(message)).execute();

    eventually(() -> assertThat(receiver.reports()).hasSize(15));
    for (var body : receiver.bodies()) {
      var understood = json.deserialize(body, SmsDeliveryResult.class);
      assertThat(JsonText.parse(json.serialize(understood))).isEqualTo(JsonText.parse(body));
    }
  }

  @Test
  void fetches_reports_once() throws ApiException {
    api.sendSmsMessages(request(message("385911111104"))).execute();
    eventually(
        () ->
            assertThat(simulator.totals().getJsonObject("reports").getInt("PULLABLE"))
                .isEqualTo(1));

    var reports =
        api.getOutboundSmsMessageDeliveryReports()
            .bulkId("bulk-1")
            .messageId("id-385911111104")
            .limit(10)
            .execute()
            .getResults();

    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).getTo()).isEqualTo("385911111104");
    assertThat(reports.get(0).getError().getName()).isEqualTo("EC_UNKNOWN_SUBSCRIBER");
    assertThat(api.getOutboundSmsMessageDeliveryReports().execute().getResults()).isEmpty();
  }

  @Test
  void reads_the_logs_by_several_ids_and_page_by_page() throws ApiException {
    api.sendSmsMessages(request(message("385911111101", "385911111102", "385911111115"))).execute();

    var chosen =
        api.getOutboundSmsMessageLogs()
            .messageId(List.of("id-385911111101", "id-385911111115"))
            .sentSince(OffsetDateTime.now().minusMinutes(1))
            .sentUntil(OffsetDateTime.now().plusMinutes(1))
            .execute();
    assertThat(chosen.getResults())
        .extracting(log -> log.getMessageId())
        .containsExactly("id-385911111115", "id-385911111101");
    assertThat(chosen.getResults())
        .extracting(log -> ((SmsTextContent) log.getContent()).getText())
        .containsOnly("Hello");

    var first = api.getOutboundSmsMessageLogs().useCursor(true).limit(2).execute();
    var second =
        api.getOutboundSmsMessageLogs()
            .useCursor(true)
            .limit(2)
            .cursor(first.getCursor().getNextCursor())
            .execute();
    assertThat(second.getResults())
        .extracting(log -> log.getDestination())
        .containsExactly("385911111101");
    eventually(() -> assertThat(delivered()).isEqualTo(2));
  }

  @Test
  void previews_a_text() throws ApiException {
    var text = "ζ".repeat(98);

    var preview = api.previewSmsMessage(new SmsPreviewRequest().text(text)).execute();

    assertThat(preview.getOriginalText()).isEqualTo(text);
    assertThat(preview.getPreviews())
        .extracting(
            each -> each.getTextPreview(),
            each -> each.getMessageCount(),
            each -> each.getCharactersRemaining())
        .containsExactly(tuple(text, 2, 36));
  }

  @Test
  void understands_why_a_key_is_refused() {
    var refused =
        refusal(
            () ->
                InfobipClientFixture.api(simulator, "wrong")
                    .sendSmsMessages(request(message("1")))
                    .execute());

    assertThat(refused.responseStatusCode()).isEqualTo(401);
    assertThat(refused.details().getErrorCode()).isEqualTo("E401");
    assertThat(refused.details().getViolations()).isEmpty();
    assertThat(refused.details().getResources()).isEmpty();
  }

  @Test
  void understands_what_is_wrong_with_a_request() {
    var refused = refusal(() -> api.sendSmsMessages(new SmsRequest()).execute());

    assertThat(refused.responseStatusCode()).isEqualTo(400);
    assertThat(refused.details().getErrorCode()).isEqualTo("E400");
    assertThat(refused.details().getViolations())
        .extracting(each -> each.getProperty(), each -> each.getViolation())
        .containsExactly(tuple("messages", "must not be empty"));
  }

  @Test
  void understands_the_errors_of_the_older_calls() {
    var wrong = refusal(() -> api.previewSmsMessage(new SmsPreviewRequest()).execute());
    assertThat(wrong.responseStatusCode()).isEqualTo(400);
    assertThat(wrong.details().getErrorCode()).isEqualTo("E400");

    var absent = refusal(() -> api.rescheduleSmsMessages("bulk-1", new SmsBulkRequest()).execute());
    assertThat(absent.responseStatusCode()).isEqualTo(404);
    assertThat(absent.details().getErrorCode()).isEqualTo("E404");
  }

  /** A call that is expected to be refused. */
  private interface Refused {
    Object call() throws ApiException;
  }

  private static ApiException refusal(Refused refused) {
    return catchThrowableOfType(ApiException.class, refused::call);
  }

  private int delivered() {
    try {
      return api.getOutboundSmsMessageLogs()
          .generalStatus(MessageGeneralStatus.DELIVERED)
          .execute()
          .getResults()
          .size();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }
}
