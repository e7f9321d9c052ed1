package io.tidings.report.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.config.SettingsFixture;
import io.tidings.dev.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Webhook calls, and who is let in by given settings. */
final class WebhookFixture {

  private WebhookFixture() {}

  static WebhookRequest call(String token) {
    return new WebhookRequest(token, "198.51.100.1", new TreeMap<>());
  }

  static WebhookRequest with(WebhookRequest call, String header, String... values) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(call.headers());
    headers.put(header, List.of(values));
    return new WebhookRequest(call.token(), call.peer(), headers);
  }

  static WebhookRequest from(WebhookRequest call, String peer) {
    return new WebhookRequest(call.token(), peer, call.headers());
  }

  static TrustSettings settings(Map<String, String> values) {
    var reader = SettingsFixture.completeBut(values).reader();
    var settings = TrustSettings.read(reader);
    assertThat(reader.problems()).isEmpty();
    return settings;
  }

  static WebhookAuthentication authentication(Map<String, String> values) {
    var settings = settings(values);
    var uses = InjectionFixture.inject(new SecretUses(), settings, new SettableClock());
    return InjectionFixture.inject(new WebhookAuthentication(), settings, uses);
  }
}
