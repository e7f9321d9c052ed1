package io.tidings.dev.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LightInfobipTest {

  private static final byte[] SUBMIT =
      HttpConnection.request(
          "POST",
          "/sms/3/messages",
          "",
          "{\"messages\":[{\"destinations\":[{\"messageId\":\"a\"},{\"messageId\":\"b\"}]}]}"
              .getBytes(StandardCharsets.UTF_8));

  @Test
  void it_takes_every_message_and_counts_them() throws Exception {
    try (var infobip = new LightInfobip(Duration.ofMillis(1));
        var connection = new HttpConnection(infobip.baseUri(), Duration.ofSeconds(5))) {
      var answer = connection.call(SUBMIT);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("{\"messages\":[" + taken("a") + "," + taken("b") + "]}");
      assertThat(infobip.taken()).isEqualTo(2);
      assertThat(infobip.calls()).isEqualTo(1);
    }
  }

  @Test
  void it_refuses_all_when_asked() throws Exception {
    try (var infobip = new LightInfobip(Duration.ZERO);
        var connection = new HttpConnection(infobip.baseUri(), Duration.ofSeconds(5))) {
      infobip.refuse(true);
      assertThat(connection.call(SUBMIT).status()).isEqualTo(401);
      assertThat(infobip.taken()).isZero();
      infobip.refuse(false);
      assertThat(connection.call(SUBMIT).status()).isEqualTo(200);
    }
  }

  private static String taken(String id) {
    return "{\"messageId\":\"%s\",\"status\":{\"groupId\":1,\"groupName\":\"PENDING\",\"id\":26,\"name\":\"PENDING_ACCEPTED\",\"description\":\"Message accepted\"}}"
        .formatted(id);
  }
}
