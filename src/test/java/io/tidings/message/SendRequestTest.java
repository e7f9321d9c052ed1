package io.tidings.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.json.JsonFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendRequestTest {

  private static final Instant LATER = MessageFixture.ACCEPTED_AT.plusSeconds(60);

  private final SendRequest request = MessageFixture.sendRequest(3);

  @Test
  void it_keeps_what_was_asked() {
    assertThat(request.correlationId()).isEqualTo(MessageFixture.CORRELATION_ID);
    assertThat(request.caller()).isEqualTo("shop");
    assertThat(request.sender()).contains("Tidings");
    assertThat(request.text()).hasValue("Your parcel is here");
    assertThat(request.recipients()).isEqualTo(3);
    assertThat(request.createdAt()).isEqualTo(MessageFixture.ACCEPTED_AT);
    assertThat(MessageFixture.withoutSender("Hello").sender()).isEmpty();
  }

  @Test
  void without_options_it_is_submitted_plainly_and_at_once() {
    assertThat(request.options()).isEmpty();
    assertThat(request.optionsText()).isEqualTo("{}");
    assertThat(request.sendAt()).isEmpty();
    assertThat(request.idempotencyKey()).isEmpty();
    assertThat(request.fingerprint()).isEmpty();
  }

  @Test
  void it_keeps_options_and_the_time_to_send() {
    var options = JsonFactory.createObjectBuilder().add("flash", true).build();

    request.submitWith(options);
    request.scheduleFor(LATER);

    assertThat(request.options()).isEqualTo(options);
    assertThat(request.optionsText()).isEqualTo("{\"flash\":true}");
    assertThat(request.sendAt()).contains(LATER);
  }

  @Test
  void its_fingerprint_tells_whether_another_asks_the_same() {
    var print = new byte[] {1, 2};
    request.nameBy("order-7", print);
    var same = MessageFixture.sendRequest(3);
    same.nameBy("order-7", new byte[] {1, 2});
    var other = MessageFixture.sendRequest(3);
    other.nameBy("order-7", new byte[] {1, 3});
    print[0] = 9;

    assertThat(request.idempotencyKey()).contains("order-7");
    assertThat(request.fingerprint()).hasValueSatisfying(kept -> assertThat(kept).contains(1, 2));
    assertThat(request.asksTheSameAs(same)).isTrue();
    assertThat(request.asksTheSameAs(other)).isFalse();
  }
}
