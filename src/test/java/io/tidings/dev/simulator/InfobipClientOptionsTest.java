package io.tidings.dev.simulator;

import static io.tidings.dev.simulator.InfobipClientFixture.message;
import static io.tidings.dev.simulator.InfobipClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.infobip.ApiException;
import com.infobip.api.SmsApi;
import com.infobip.model.DeliveryDay;
import com.infobip.model.DeliveryTime;
import com.infobip.model.DeliveryTimeWindow;
import com.infobip.model.IysRecipientType;
import com.infobip.model.SmsBinaryContent;
import com.infobip.model.SmsIndiaDltOptions;
import com.infobip.model.SmsLanguage;
import com.infobip.model.SmsLanguageCode;
import com.infobip.model.SmsMessage;
import com.infobip.model.SmsMessageOptions;
import com.infobip.model.SmsPreviewRequest;
import com.infobip.model.SmsRegionalOptions;
import com.infobip.model.SmsSouthKoreaOptions;
import com.infobip.model.SmsTextContent;
import com.infobip.model.SmsTransliterationCode;
import com.infobip.model.TurkeyIysOptions;
import com.infobip.model.ValidityPeriod;
import com.infobip.model.ValidityPeriodTimeUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The simulator takes every option that Infobip's own client can write, and refuses broken ones.
 */
class InfobipClientOptionsTest {
  private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
  private final SmsApi api = InfobipClientFixture.api(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @EnumSource
  void every_transliteration(SmsTransliterationCode code) throws ApiException {
    assertTaken(message("1").content(new SmsTextContent().text("a").transliteration(code)));
  }

  @ParameterizedTest
  @EnumSource
  void every_language(SmsLanguageCode code) throws ApiException {
    var language = new SmsLanguage().languageCode(code).singleShift(true).lockingShift(false);

    assertTaken(message("1").content(new SmsTextContent().text("a").language(language)));
  }

  @ParameterizedTest
  @EnumSource
  void every_unit_of_a_validity(ValidityPeriodTimeUnit unit) throws ApiException {
    assertTaken(
        with(
            new SmsMessageOptions().validityPeriod(new ValidityPeriod().amount(1).timeUnit(unit))));
  }

  @Test
  void a_delivery_time_window_of_all_days() throws ApiException {
    assertTaken(
        with(
            new SmsMessageOptions()
                .flash(true)
                .deliveryTimeWindow(window(8, 20).days(List.of(DeliveryDay.values())))));
  }

  @ParameterizedTest
  @EnumSource
  void regional_options(IysRecipientType type) throws ApiException {
    assertTaken(
        with(
            new SmsRegionalOptions()
                .indiaDlt(
                    new SmsIndiaDltOptions()
                        .principalEntityId("1")
                        .contentTemplateId("2")
                        .telemarketerId("3"))
                .turkeyIys(new TurkeyIysOptions().recipientType(type).brandCode(7))
                .southKorea(
                    new SmsSouthKoreaOptions().title("t".repeat(66)).resellerCode(123456789))));
  }

  @Test
  void but_none_that_lacks_a_member_or_has_a_wrong_one() {
    assertRefused(
        with(new SmsRegionalOptions().turkeyIys(new TurkeyIysOptions())),
        "regional.turkeyIys.recipientType");
    assertRefused(
        with(new SmsRegionalOptions().indiaDlt(new SmsIndiaDltOptions())),
        "regional.indiaDlt.principalEntityId");
    assertRefused(
        with(new SmsRegionalOptions().southKorea(new SmsSouthKoreaOptions().title("t".repeat(67)))),
        "regional.southKorea.title");
    assertRefused(
        with(new SmsMessageOptions().deliveryTimeWindow(window(8, 20))), "deliveryTimeWindow.days");
    assertRefused(
        with(
            new SmsMessageOptions()
                .deliveryTimeWindow(window(8, 24).addDaysItem(DeliveryDay.MONDAY))),
        "deliveryTimeWindow.to.hour");
    assertRefused(
        with(new SmsMessageOptions().validityPeriod(new ValidityPeriod())),
        "validityPeriod.amount");
  }

  @Test
  void a_binary_content_which_it_reads_again_in_the_logs() throws ApiException {
    var content = new SmsBinaryContent().hex("48 65 6c 6c 6f").dataCoding(0).esmClass(0);
    assertTaken(message("385911111101").content(content));

    assertThat(api.getOutboundSmsMessageLogs().execute().getResults().get(0).getContent())
        .isEqualTo(content);
  }

  @Test
  void a_preview_of_every_configuration() throws ApiException {
    var text = "ğ".repeat(98);

    var preview =
        api.previewSmsMessage(
                new SmsPreviewRequest().text(text).languageCode("TR").transliteration("TURKISH"))
            .execute();

    assertThat(preview.getOriginalText()).isEqualTo(text);
    assertThat(preview.getPreviews())
        .extracting(each -> each.getMessageCount(), each -> each.getCharactersRemaining())
        .containsExactly(tuple(2, 36), tuple(1, 57), tuple(1, 62), tuple(1, 62));
    assertThat(preview.getPreviews().get(1).getConfiguration().getLanguage().getLanguageCode())
        .isEqualTo("TR");
    assertThat(preview.getPreviews().get(2).getConfiguration().getTransliteration())
        .isEqualTo("TURKISH");
  }

  private void assertTaken(SmsMessage message) throws ApiException {
    assertThat(api.sendSmsMessages(request(message)).execute().getMessages()).hasSize(1);
  }

  private void assertRefused(SmsMessage message, String option) {
    var refused =
        catchThrowableOfType(
            ApiException.class, () -> api.sendSmsMessages(request(message)).execute());

    assertThat(refused.responseStatusCode()).isEqualTo(400);
    assertThat(refused.details().getViolations())
        .extracting(each -> each.getProperty())
        .containsExactly("messages[0].options." + option);
  }

  private static SmsMessage with(SmsMessageOptions options) {
    return message("385911111101").options(options);
  }

  private static SmsMessage with(SmsRegionalOptions regional) {
    return with(new SmsMessageOptions().regional(regional));
  }

  private static DeliveryTimeWindow window(int from, int to) {
    return new DeliveryTimeWindow()
        .from(new DeliveryTime().hour(from).minute(0))
        .to(new DeliveryTime().hour(to).minute(0));
  }
}
