package io.tidings.send.body;

import io.tidings.problem.Fields;
import java.net.URI;
import java.util.Set;

/** Checks what a caller asks to know of people who follow a link in the text. */
final class TrackingOptions {

  static final Set<String> FIELDS = Set.of("tracking", "conversionTracking");

  private static final Set<String> OF_TRACKING =
      Set.of("shortenUrl", "trackClicks", "trackingUrl", "removeProtocol", "customDomain");
  private static final Set<String> OF_CONVERSION =
      Set.of("useConversionTracking", "conversionTrackingName");
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_URL = 2048;

  private TrackingOptions() {}

  static void check(Fields body) {
    body.object("tracking", OF_TRACKING).ifPresent(TrackingOptions::checkTracking);
    body.object("conversionTracking", OF_CONVERSION)
        .ifPresent(
            conversion -> {
              conversion.flag("useConversionTracking");
              conversion.text("conversionTrackingName", LONGEST_NAME);
            });
  }

  private static void checkTracking(Fields tracking) {
    tracking.flag("shortenUrl");
    tracking.flag("trackClicks");
    tracking.flag("removeProtocol");
    tracking.text("customDomain", LONGEST_NAME);
    if (!tracking.text("trackingUrl", LONGEST_URL).map(TrackingOptions::isUrl).orElse(true)) {
      tracking.wrong("trackingUrl", "must be an http or https URL");
    }
  }

  private static boolean isUrl(String text) {
    try {
      var url = URI.create(text);
      return url.getHost() != null && String.valueOf(url.getScheme()).matches("https?");
    } catch (IllegalArgumentException notAUrl) {
      return false;
    }
  }
}
