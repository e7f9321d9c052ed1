package io.tidings.send.body;

import io.tidings.problem.Fields;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what a caller asks of the delivery: how long it is tried, when, and under which name. */
final class DeliveryOptions {

  static final Set<String> FIELDS =
      Set.of("validityPeriod", "deliveryTimeWindow", "flash", "campaignReferenceId", "platform");

  private static final List<String> DAYS =
      List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
  private static final int LONGEST_NAME = 255;
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private DeliveryOptions() {}

  static void check(Fields body) {
    body.object("validityPeriod", Set.of("amount", "timeUnit"))
        .ifPresent(DeliveryOptions::checkValidity);
    body.object("deliveryTimeWindow", Set.of("days", "from", "to"))
        .ifPresent(DeliveryOptions::checkWindow);
    body.flag("flash");
    body.text("campaignReferenceId", LONGEST_NAME);
    body.object("platform", Set.of("entityId", "applicationId"))
        .ifPresent(
            platform -> {
              platform.text("entityId", LONGEST_NAME);
              platform.text("applicationId", LONGEST_NAME);
            });
  }

  /** At most 48 hours, to which Infobip would shorten a longer one without a word. */
  private static void checkValidity(Fields validity) {
    validity.require("amount");
    var unit = validity.word("timeUnit", List.of("SECONDS", "MINUTES", "HOURS")).orElse("MINUTES");
    int most =
        switch (unit) {
          case "SECONDS" -> 48 * 60 * 60;
          case "HOURS" -> 48;
          default -> 48 * 60;
        };
    validity.number("amount", 1, most);
  }

  private static void checkWindow(Fields window) {
    checkDays(window);
    var from = time(window, "from");
    var to = time(window, "to");
    boolean both = window.value("from").isPresent() == window.value("to").isPresent();
    if (!both) {
      window.wrong(
          window.value("from").isPresent() ? "to" : "from",
          "is missing: a window has both from and to, or neither");
    } else if (from.isPresent() && to.isPresent() && apart(from.get(), to.get()) < HOUR) {
      window.wrong("to", "must be at least one hour from 'from'");
    }
  }

  private static void checkDays(Fields window) {
    var days = window.value("days").orElse(JsonValue.NULL);
    if (!(days instanceof JsonArray array)
        || array.isEmpty()
        || !array.stream().allMatch(DeliveryOptions::isDay)
        || new HashSet<>(array).size() < array.size()) {
      window.wrong("days", "must be an array of at least one of " + String.join(", ", DAYS));
    }
  }

  private static boolean isDay(JsonValue value) {
    return value instanceof JsonString day && DAYS.contains(day.getString());
  }

  private static Optional<LocalTime> time(Fields window, String name) {
    var time = window.object(name, Set.of("hour", "minute"));
    if (time.isEmpty()) {
      return Optional.empty();
    }
    time.get().require("hour");
    time.get().require("minute");
    var hour = time.get().number("hour", 0, 23);
    var minute = time.get().number("minute", 0, 59);
    return hour.isPresent() && minute.isPresent()
        ? Optional.of(LocalTime.of(hour.get(), minute.get()))
        : Optional.empty();
  }

  /** Minutes from one time of day to another, or across midnight, whichever is less. */
  private static int apart(LocalTime from, LocalTime to) {
    int minutes = (int) ChronoUnit.MINUTES.between(from, to);
    return Math.min(Math.abs(minutes), Math.floorMod(minutes, DAY));
  }
}
