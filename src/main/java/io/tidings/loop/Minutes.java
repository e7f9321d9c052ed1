package io.tidings.loop;

/**
 * Tells when another minute of the clock has begun, for what is counted by the minute. Whoever
 * counts holds a lock for it.
 */
public final class Minutes {

  private static final long MILLIS = 60_000;

  private long minute;

  /** Whether this moment is in another minute than the one that was asked about last. */
  public boolean isAnother(long millis) {
    long now = millis / MILLIS;
    boolean another = minute != now;
    minute = now;
    return another;
  }
}
