package io.tidings.dev.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Infobip says of options, most of which change nothing in what the simulator does. */
final class OptionRules {
  private static final List<String> DAYS =
      List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
  private static final Duration FARTHEST = Duration.ofDays(180);
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private OptionRules() {}

  /** Of one message; both versions of the API name them alike. */
  static void ofMessage(Fields options) {
    options.flag("flash", false);
    options.object("deliveryTimeWindow").ifPresent(OptionRules::window);
    regional(options.child("regional"));
  }

  /** A moment to send at, not too far away. */
  static Optional<Instant> sendAt(Fields fields, Instant now) {
    var moment = fields.moment("sendAt");
    if (moment.filter(now.plus(FARTHEST)::isBefore).isPresent()) {
      fields.wrong("sendAt", "must be sooner than 180 days from now");
    }
    return moment;
  }

  static void speedLimit(Fields schedule) {
    schedule
        .object("sendingSpeedLimit")
        .ifPresent(
            limit -> {
              limit.requiredNumber("amount", 1, Integer.MAX_VALUE);
              limit.choice("timeUnit", List.of("MINUTE", "HOUR", "DAY"));
            });
  }

  static void links(Fields tracking) {
    tracking.flag("shortenUrl", true);
    tracking.flag("trackClicks", true);
    tracking.text("trackingUrl");
    tracking.flag("removeProtocol", false);
    tracking.text("customDomain");
  }

  static void conversion(Fields tracking) {
    tracking.flag("useConversionTracking", false);
    tracking.text("conversionTrackingName");
  }

  /** Its ends come in pairs, at least an hour apart on the clock and in what they enclose. */
  private static void window(Fields window) {
    window.requiredChoices("days", DAYS);
    requirePair(window, "from", "to");
    requirePair(window, "to", "from");
    var from = window.object("from").flatMap(OptionRules::minuteOfDay);
    var to = window.object("to").flatMap(OptionRules::minuteOfDay);
    if (from.isPresent() && to.isPresent()) {
      int apart = to.get() - from.get();
      if (Math.min(Math.abs(apart), Math.floorMod(apart, DAY)) < HOUR) {
        window.wrong("to", "must be at least an hour from 'from'");
      }
    }
  }

  private static void requirePair(Fields window, String name, String other) {
    if (!window.has(name) && window.has(other)) {
      window.wrong(name, "must be given with '" + other + "'");
    }
  }

  private static Optional<Integer> minuteOfDay(Fields time) {
    var hour = time.requiredNumber("hour", 0, 23);
    var minute = time.requiredNumber("minute", 0, 59);
    return hour.flatMap(hours -> minute.map(minutes -> hours * HOUR + minutes));
  }

  private static void regional(Fields regional) {
    regional
        .object("indiaDlt")
        .ifPresent(
            india -> {
              india.requiredText("principalEntityId");
              india.text("contentTemplateId");
              india.text("telemarketerId");
            });
    regional
        .object("turkeyIys")
        .ifPresent(
            turkey -> {
              turkey.requiredChoice("recipientType", List.of("BIREYSEL", "TACIR"));
              turkey.number("brandCode");
            });
    var korea = regional.child("southKorea");
    korea.text("title", 66);
    korea.number("resellerCode");
  }
}
