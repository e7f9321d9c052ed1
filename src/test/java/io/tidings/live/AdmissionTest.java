package io.tidings.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidings.config.SettingsFixture;
import io.tidings.message.CorrelationId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final CorrelationId ONE = CorrelationId.next();
  private static final CorrelationId TWO = CorrelationId.next();

  private static Admission admission(int streams, int perCaller, int perRequest) {
    return new Admission(
        LiveSettings.read(
            SettingsFixture.completeBut(
                    Map.of(
                        "tidings.live.streams", Integer.toString(streams),
                        "tidings.live.streams-per-caller", Integer.toString(perCaller),
                        "tidings.live.streams-per-request", Integer.toString(perRequest),
                        "tidings.live.opening-messages", "20000"))
                .reader()));
  }

  private static StreamRefusal refusal(
      Admission admission, String caller, int messages, CorrelationId... ids) {
    return catchThrowableOfType(
        StreamRefusal.class, () -> admission.admit(caller, List.of(ids), messages));
  }

  private static void assertRefused(StreamRefusal refusal, int status, String reason) {
    assertThat(refusal.getResponse().getStatus()).isEqualTo(status);
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(Integer.parseInt(refusal.getResponse().getHeaderString("Retry-After")))
        .isBetween(2, 10);
    assertThat((String) refusal.getResponse().getEntity())
        .startsWith("{\"type\":\"https://tidings.io/problems/" + reason + "\",")
        .contains("\"status\":" + status);
  }

  @Test
  void a_node_that_is_full_refuses_everybody_until_a_stream_goes() {
    var admission = admission(2, 2, 2);
    var first = admission.admit("shop", List.of(ONE), 1);
    admission.admit("clinic", List.of(TWO), 1);

    assertRefused(refusal(admission, "bank", 1, CorrelationId.next()), 503, "node-full");

    first.release();
    assertThat(refusal(admission, "bank", 1, CorrelationId.next())).isNull();
    assertThat(admission.streams()).isEqualTo(2);
  }

  @Test
  void a_caller_with_too_many_streams_is_refused_and_others_are_not() {
    var admission = admission(10, 1, 10);
    var first = admission.admit("shop", List.of(ONE), 1);

    assertRefused(refusal(admission, "shop", 1, TWO), 429, "too-many-streams");
    assertThat(refusal(admission, "clinic", 1, TWO)).isNull();

    first.release();
    assertThat(refusal(admission, "shop", 1, TWO)).isNull();
  }

  @Test
  void a_send_request_with_too_many_readers_is_refused_among_others_too() {
    var admission = admission(10, 10, 1);
    var first = admission.admit("shop", List.of(ONE, TWO), 1);

    assertRefused(
        refusal(admission, "shop", 1, CorrelationId.next(), TWO), 429, "too-many-readers");
    assertThat(admission.streams()).isEqualTo(1);

    first.release();
    assertThat(refusal(admission, "shop", 1, TWO)).isNull();
  }

  @Test
  void large_openings_wait_for_each_other_and_one_alone_is_never_refused() {
    var admission = admission(10, 10, 10);
    var first = admission.admit("shop", List.of(ONE), 20_001);
    assertRefused(refusal(admission, "shop", 1, TWO), 503, "node-busy");

    first.opened();
    var second = admission.admit("shop", List.of(TWO), 15_000);
    assertThat(refusal(admission, "shop", 5_000, TWO)).isNull();
    assertRefused(refusal(admission, "shop", 1, TWO), 503, "node-busy");

    second.release();
    assertThat(refusal(admission, "shop", 15_000, TWO)).isNull();
  }

  @Test
  void room_is_given_back_once_however_often_it_is_said() {
    var admission = admission(10, 10, 10);
    var pass = admission.admit("shop", List.of(ONE), 20_000);
    admission.admit("shop", List.of(ONE), 0);

    pass.opened();
    pass.release();
    pass.release();

    assertThat(admission.streams()).isEqualTo(1);
  }
}
