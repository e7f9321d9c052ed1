package io.tidings.report.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Recipient;
import io.tidings.report.call.AcceptedCall;
import io.tidings.report.call.AcceptedCallFixture;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasedNumbersTest {

  private static final UUID ERASED = UUID.fromString("019ab0c1-7d00-7000-8000-000000000001");
  private static final Map<UUID, Recipient> PSEUDONYMS =
      Map.of(ERASED, new Recipient("+999000123456"));

  @Test
  void the_number_of_an_erased_recipient_is_kept_nowhere_in_the_call() {
    var call =
        AcceptedCallFixture.call(
            """
            {"messageId":"%s","to":"385911111101","callbackData":"for \\u002b385911111101"},
            {"messageId":"foreign","to":"385911111101"},
            {"messageId":"019ab0c1-7d00-7000-8000-000000000002","to":"385911111102"}"""
                .formatted(ERASED));

    var kept = ErasedNumbers.in(with(call, "{\"x\":[\"%2B385911111101\"]}"), PSEUDONYMS);

    assertThat(new String(kept.body(), UTF_8))
        .isEqualTo(new String(call.body(), UTF_8).replace("385911111101", "999000123456"));
    assertThat(kept.headers()).isEqualTo("{\"x\":[\"%2B999000123456\"]}");
    assertThat(kept.parsed().entries())
        .hasSize(3)
        .noneMatch(entry -> String.valueOf(entry.raw()).contains("385911111101"));
    assertThat(kept.id()).isEqualTo(call.id());
    assertThat(kept.receivedAt()).isEqualTo(call.receivedAt());
  }

  @Test
  void a_call_without_such_a_message_or_number_stays_as_it_came() {
    var others = AcceptedCallFixture.call(AcceptedCallFixture.delivered(2));
    var numberless = AcceptedCallFixture.call(AcceptedCallFixture.delivered(1));

    assertThat(ErasedNumbers.in(others, PSEUDONYMS)).isSameAs(others);
    assertThat(ErasedNumbers.in(numberless, PSEUDONYMS)).isSameAs(numberless);
  }

  private static AcceptedCall with(AcceptedCall call, String headers) {
    return call.as(headers, call.body(), call.parsed());
  }
}
