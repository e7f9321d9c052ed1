package io.tidings.report.silence;

import io.tidings.infobip.http.InfobipSettings;
import io.tidings.infobip.http.LocalAddress;
import io.tidings.report.call.WebhookCalls.Refused;
import io.tidings.report.trust.Refusal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Says in a sentence why no report comes, as far as can be seen from here. */
final class LikelyCause {

  private static final Map<String, String> HINTS =
      Map.of(
          Refusal.WRONG_TOKEN.reason(), "is tidings.report.token the one in the URL Infobip calls?",
          Refusal.WRONG_CREDENTIALS.reason(),
              "are tidings.report.basic those of Infobip's subscription?",
          Refusal.NO_SIGNATURE.reason(),
              "is tidings.report.hmac-header the header Infobip signs with?",
          Refusal.WRONG_SIGNATURE.reason(),
              "are the settings tidings.report.hmac-... those of Infobip's subscription?",
          Refusal.SOURCE_NOT_ALLOWED.reason(),
              "do tidings.report.sources and tidings.report.trusted-proxies still hold?",
          Refusal.ENCODED.reason(), "does a proxy compress what Infobip sends?",
          Refusal.XML.reason(), "does Infobip's subscription send JSON?");

  private LikelyCause() {}

  static String of(Optional<Refused> refused, InfobipSettings infobip) {
    return refused
        .map(LikelyCause::refused)
        .orElseGet(() -> nothingCame(origin(infobip.reportUrl()), infobip));
  }

  private static String refused(Refused most) {
    return "%d webhook calls were refused as %s: %s"
        .formatted(
            most.calls(),
            most.reason(),
            HINTS.getOrDefault(most.reason(), "look at them on the page Webhook calls."));
  }

  private static String nothingCame(String origin, InfobipSettings infobip) {
    if (LocalAddress.is(infobip.reportUrl().getHost())) {
      return "tidings.public-url is %s, which Infobip cannot reach.".formatted(origin);
    }
    return infobip.bySubscription()
        ? ("nothing calls here: does a subscription of the Infobip account for SMS and DELIVERY call"
                + " %s/webhooks/infobip/reports?")
            .formatted(origin)
        : "nothing calls here: can Infobip reach %s, through firewall, proxy and certificate?"
            .formatted(origin);
  }

  /** Without the path, which may end in a secret, and without a password before the host. */
  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority().replaceFirst("^.*@", "");
  }
}
