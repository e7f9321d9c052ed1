package io.tidings.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextOfMessageTest {

  @Test
  void a_message_with_values_has_a_text_of_its_own() {
    var request = MessageFixture.withoutSender("Hi {{name}}");
    var message = MessageFixture.queued();
    assertThat(message.textOf(request)).hasValue("Hi {{name}}");

    message.fillWith(Map.of("name", "Ana \"A\""));

    assertThat(message.textOf(request)).hasValue("Hi Ana \"A\"");
    assertThat(message.valuesText()).hasValue("{\"name\":\"Ana \\\"A\\\"\"}");
  }

  @Test
  void without_values_it_is_the_text_of_all_and_nothing_is_kept() {
    var message = MessageFixture.queued();
    message.fillWith(Map.of());

    assertThat(message.textOf(MessageFixture.sendRequest(1))).hasValue("Your parcel is here");
    assertThat(message.valuesText()).isEmpty();
  }
}
