package io.tidings.infobip.http;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How to reach Infobip, and how Infobip reaches us.
 *
 * @param proxy the HTTP proxy on the way to Infobip
 * @param reportUrl where Infobip posts delivery reports, with the token that proves it
 * @param bySubscription whether a subscription of the account makes Infobip post there. Only then
 *     it sends credentials or a signature; to a URL given with a message it sends neither.
 * @param simulator whether what stands there only plays Infobip, so that no text leaves
 */
public record InfobipSettings(
    URI baseUrl,
    String apiKey,
    Duration connectTimeout,
    Duration readTimeout,
    Optional<URI> proxy,
    URI reportUrl,
    boolean bySubscription,
    boolean simulator)
    implements Settings {

  private static final URI NOWHERE = URI.create("http://nowhere.invalid");

  private static final String REPORTS = "/webhooks/infobip/reports";

  /** No call takes longer, whether it ends with an answer or without one. */
  public Duration longestCall() {
    return connectTimeout.plus(readTimeout);
  }

  /** What is not wrong but will not do once it is the real Infobip that shall reach us. */
  public List<String> warnings() {
    var warnings = new ArrayList<String>();
    if (!isInfobip()) {
      return warnings;
    }
    if (!"https".equalsIgnoreCase(baseUrl.getScheme())) {
      warnings.add("tidings.infobip.base-url is not https: the API key can be read on its way.");
    }
    if (!"https".equalsIgnoreCase(reportUrl.getScheme())) {
      warnings.add(
          "tidings.public-url is not https: reports and their token can be read on their way.");
    }
    if (LocalAddress.is(reportUrl.getHost())) {
      warnings.add(
          "tidings.public-url is an address of this machine or network: Infobip cannot reach it,"
              + " and no reports will come.");
    }
    return warnings;
  }

  private boolean isInfobip() {
    var host = baseUrl.getHost().toLowerCase(Locale.ROOT);
    return host.equals("infobip.com") || host.endsWith(".infobip.com");
  }

  static InfobipSettings read(SettingsReader reader) {
    var publicUrl =
        reader.url(
            "tidings.public-url",
            "the URL under which Infobip reaches this application from outside");
    var token =
        reader
            .secret("tidings.report.token")
            .map(value -> "/" + URLEncoder.encode(value, StandardCharsets.UTF_8))
            .orElse("");
    return new InfobipSettings(
        reader.url(
            "tidings.infobip.base-url", "your account's base URL, https://<id>.api.infobip.com"),
        reader.requiredSecret("tidings.infobip.api-key", "an API key of your Infobip account"),
        reader.duration(
            "tidings.infobip.connect-timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
        reader.duration(
            "tidings.infobip.read-timeout", Duration.ofMillis(100), Duration.ofMinutes(5)),
        proxy(reader),
        URI.create(publicUrl + REPORTS + token),
        reader.secret("tidings.report.basic").isPresent()
            || reader.secret("tidings.report.hmac-secret").isPresent(),
        reader.choice("tidings.infobip.simulator"));
  }

  private static Optional<URI> proxy(SettingsReader reader) {
    var proxy = reader.optional("tidings.infobip.proxy").map(InfobipSettings::address);
    if (proxy.isPresent() && proxy.get().equals(NOWHERE)) {
      reader.complain(
          "tidings.infobip.proxy is not the address of a proxy: set it to http://<host>:<port>,"
              + " without a name and password, or leave it out.");
    }
    return proxy;
  }

  /** Nothing of what is wrong is told: it may be a password. */
  private static URI address(String value) {
    try {
      var address = URI.create(value.replaceAll("/+$", ""));
      var plain = URI.create("http://" + address.getHost() + ":" + address.getPort());
      return address.getPort() > 0 && address.equals(plain) ? address : NOWHERE;
    } catch (IllegalArgumentException notAUrl) {
      return NOWHERE;
    }
  }

  /** Hides the key and the token, so that they cannot slip into a log line. */
  @Override
  public String toString() {
    return "Infobip at " + baseUrl.getHost();
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    InfobipSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
