package io.tidings.dev;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The one clock of all tests: it stands still until a test moves it. */
public final class SettableClock extends Clock {

  public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  /** A moment that shows whether milliseconds are kept. */
  public static final Instant MORNING = Instant.parse("2026-03-02T09:15:04.120Z");

  private volatile Instant now;

  /** A clock at noon. */
  public SettableClock() {
    this(NOON);
  }

  public SettableClock(Instant start) {
    now = start;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public void set(Instant time) {
    now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
