package io.tidings.platform.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The time of the database, so that all nodes have the same: leases, due times and looks are
 * compared by nodes whose own clocks differ. Between two answers of the database time passes as the
 * machine counts it, so a machine whose clock is set while it runs is not noticed.
 */
public final class DatabaseClock extends Clock {

  /** What is less than that may be the way to the database and back. */
  private static final Duration TOLERATED = Duration.ofMillis(100);

  private final Clock machine;
  private final LongSupplier nanoTime;
  private volatile Point known;

  /** A moment by both. */
  private record Point(Instant time, long nanos) {}

  /**
   * @param machine tells the time until the database has
   * @param nanoTime as {@link System#nanoTime} counts
   */
  public DatabaseClock(Clock machine, LongSupplier nanoTime) {
    this.machine = machine;
    this.nanoTime = nanoTime;
    this.known = new Point(machine.instant(), nanoTime.getAsLong());
  }

  /** To be called before the database is asked. */
  long count() {
    return nanoTime.getAsLong();
  }

  /**
   * The database has told its time.
   *
   * @param asked the {@link #count} before it was asked
   * @return by how much this clock was set, zero when it was right
   */
  Duration told(Instant databaseTime, long asked) {
    long half = (nanoTime.getAsLong() - asked) / 2;
    var expected = at(asked + half);
    var off = Duration.between(expected, databaseTime);
    if (off.abs().compareTo(TOLERATED.plusNanos(half)) <= 0) {
      return Duration.ZERO;
    }
    known = new Point(databaseTime, asked + half);
    return off;
  }

  /** By how much the clock of this machine is ahead of the database's; negative when behind. */
  public Duration machineIsAhead() {
    return Duration.between(instant(), machine.instant());
  }

  private Instant at(long nanos) {
    var point = known;
    return point.time().plusNanos(nanos - point.nanos());
  }

  /** To the microsecond, as the database keeps it. */
  @Override
  public Instant instant() {
    return at(nanoTime.getAsLong()).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("times are told in UTC");
  }
}
