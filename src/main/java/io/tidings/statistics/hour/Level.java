package io.tidings.statistics.hour;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How finely messages are counted: each is counted at every level, so that a question reads no more
 * rows than it needs.
 */
public enum Level {
  /** By the hour and all there is to ask by. */
  HOUR('H', Duration.ofHours(1), true, true),
  /** The same by the day (UTC). */
  DAY('D', Duration.ofDays(1), true, true),
  /** By the hour, with outcome and currency only. */
  TOTAL('T', Duration.ofHours(1), false, false),
  /** By ten minutes, with outcome, country and network only, and only for a while. */
  MOMENT('M', Duration.ofMinutes(10), true, false);

  /**
   * How long back messages are counted by ten minutes; what is there is deleted later than that.
   */
  static final Duration MOMENTS_FOR = Duration.ofDays(1);

  private static final String ALL = "";

  private final char letter;
  private final Duration step;
  private final boolean byPlace;
  private final boolean byDetail;

  Level(char letter, Duration step, boolean byPlace, boolean byDetail) {
    this.letter = letter;
    this.step = step;
    this.byPlace = byPlace;
    this.byDetail = byDetail;
  }

  /** As the table keeps it. */
  public char letter() {
    return letter;
  }

  public Duration step() {
    return step;
  }

  /** The beginning of the step that a moment is in. */
  public Instant at(Instant moment) {
    long millis = moment.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, step.toMillis()))
        .truncatedTo(ChronoUnit.SECONDS);
  }

  boolean keeps(Contribution contribution, Instant now) {
    return this != MOMENT || contribution.acceptedAt().isAfter(now.minus(MOMENTS_FOR));
  }

  FigureKey keyOf(Contribution c) {
    return new FigureKey(
        this,
        c.team(),
        at(c.acceptedAt()),
        c.outcome(),
        byPlace ? c.country() : ALL,
        byPlace ? c.network() : ALL,
        byDetail ? c.sender() : ALL,
        byDetail ? c.caller() : ALL,
        byDetail ? c.error() : ALL,
        this == MOMENT ? ALL : c.currency());
  }
}
