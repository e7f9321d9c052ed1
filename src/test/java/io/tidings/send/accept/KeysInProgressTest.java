package io.tidings.send.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.CorrelationId;
import io.tidings.message.SendRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysInProgressTest {

  private final KeysInProgress keys = new KeysInProgress();

  @Test
  void a_key_is_in_progress_from_its_first_call_until_that_is_answered() {
    var first = request("batch", "key");
    assertThat(keys.begin(first)).isTrue();
    assertThat(keys.begin(request("batch", "key"))).isFalse();
    keys.end(first);
    assertThat(keys.begin(request("batch", "key"))).isTrue();
  }

  @Test
  void callers_have_keys_of_their_own() {
    assertThat(keys.begin(request("batch", "key"))).isTrue();
    assertThat(keys.begin(request("shop", "key"))).isTrue();
    assertThat(keys.begin(request("billing", "shop", "key"))).isTrue();
  }

  @Test
  void without_a_key_every_call_may_begin() {
    assertThat(keys.begin(request("batch", null))).isTrue();
    assertThat(keys.begin(request("batch", null))).isTrue();
  }

  private static SendRequest request(String caller, @Nullable String key) {
    return request("default", caller, key);
  }

  private static SendRequest request(String team, String caller, @Nullable String key) {
    var request =
        new SendRequest(CorrelationId.next(), team, caller, null, "Text", 1, Instant.EPOCH);
    if (key != null) {
      request.nameBy(key, new byte[] {1});
    }
    return request;
  }
}
