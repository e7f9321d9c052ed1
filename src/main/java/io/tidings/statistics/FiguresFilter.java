package io.tidings.statistics;

import io.tidings.problem.Parameters;
import io.tidings.statistics.hour.Level;
import io.tidings.statistics.hour.Senders;
import io.tidings.statistics.place.Countries;
import io.tidings.statistics.place.Networks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are asked for: from the query string, all wrong parameters named together.
 *
 * @param since the first hour
 * @param until the end of the last hour
 * @param only the columns that must have a value
 */
record FiguresFilter(Breakdown by, Instant since, Instant until, Map<String, String> only) {

  private static final Duration HOUR = Level.HOUR.step();
  private static final Duration DAY = Level.DAY.step();
  private static final int USUAL_DAYS = 7;
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final String MOMENT =
      "must be an instant such as 2026-11-23T13:00:00Z or a date such as 2026-11-23";

  /** As they stand in the URL. */
  record Asked(
      @Nullable String by,
      @Nullable String since,
      @Nullable String until,
      @Nullable String country,
      @Nullable String network,
      @Nullable String sender,
      @Nullable String caller) {}

  /**
   * A date is a day of UTC from its beginning to its end.
   *
   * @param now where the time ends that is asked for, if nothing else is said
   */
  static FiguresFilter parse(Asked asked, Instant now) {
    var parameters = new Parameters();
    var by =
        parameters.read(
            "by",
            asked.by(),
            "must be one of " + String.join(", ", Breakdown.words()),
            Breakdown::parse);
    var until = parameters.read("until", asked.until(), MOMENT, text -> moment(text, DAY));
    var end = endOfHour(until == null ? now : until);
    var since =
        parameters.read("since", asked.since(), MOMENT, text -> moment(text, Duration.ZERO));
    var begin = Level.HOUR.at(since == null ? usualBegin(end) : since);
    parameters.read("since", asked.since(), "must be before until", text -> ordered(begin, end));
    var only = only(asked, parameters);
    parameters.check();
    return new FiguresFilter(by == null ? Breakdown.DAY : by, begin, end, only);
  }

  private static Instant moment(String text, Duration lengthOfDate) {
    return DATE.matcher(text).matches()
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().plus(lengthOfDate)
        : Parameters.instant(text);
  }

  private static Instant endOfHour(Instant moment) {
    var hour = Level.HOUR.at(moment);
    return hour.equals(moment) ? hour : hour.plus(HOUR);
  }

  /** With the day of the end seven days. */
  private static Instant usualBegin(Instant end) {
    return Level.DAY.at(end.minusMillis(1)).minus(DAY.multipliedBy(USUAL_DAYS - 1L));
  }

  private static Instant ordered(Instant begin, Instant end) {
    if (!begin.isBefore(end)) {
      throw new IllegalArgumentException("nothing lies between");
    }
    return begin;
  }

  private static Map<String, String> only(Asked asked, Parameters parameters) {
    var only = new LinkedHashMap<String, String>();
    put(
        only,
        "country",
        parameters.read(
            "country",
            asked.country(),
            "must be the code of a country, such as HR, or unknown",
            FiguresFilter::country));
    put(
        only,
        "network",
        parameters.read(
            "network",
            asked.network(),
            "must be an MCC and MNC, such as 21901, or unknown",
            FiguresFilter::network));
    put(only, "sender", asked.sender() == null ? null : Senders.counted(asked.sender()));
    put(only, "caller", asked.caller());
    return only;
  }

  private static String country(String text) {
    var code = text.equals(Countries.UNKNOWN) ? text : text.toUpperCase(Locale.ROOT);
    if (!Countries.isOne(code)) {
      throw new IllegalArgumentException("no country");
    }
    return code;
  }

  private static String network(String text) {
    if (!Networks.isOne(text)) {
      throw new IllegalArgumentException("no network");
    }
    return text;
  }

  private static void put(Map<String, String> only, String column, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      only.put(column, value);
    }
  }
}
