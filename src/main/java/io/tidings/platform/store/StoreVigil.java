package io.tidings.platform.store;

import io.tidings.store.StoreDoor;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the {@link StoreDoor} is open, by what becomes of questions to the database, and
 * tells of it in few lines: one when it goes away, one a minute, one when it is back.
 */
final class StoreVigil {

  /** How long a question may stay unanswered while nobody else is answered either. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Those who still wait for an answer after this long without the database are cut off. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int TURNS_A_MINUTE = 5;

  /** Writes a line into the log. */
  @FunctionalInterface
  interface Lines {
    void write(Level level, String line);
  }

  private final StoreDoor door;
  private final Supplier<Duration> quiet;
  private final InstantSource clock;
  private final Lines lines;
  private @Nullable Instant askedAt;
  private @Nullable Instant awaySince;
  private Instant nextLine = Instant.EPOCH;
  private Instant minute = Instant.EPOCH;
  private int turns;
  private Duration wait = FIRST_WAIT;
  private Instant nextQuestion = Instant.EPOCH;

  /**
   * @param quiet for how long nobody else has had an answer
   */
  StoreVigil(StoreDoor door, Supplier<Duration> quiet, InstantSource clock, Lines lines) {
    this.door = door;
    this.quiet = quiet;
    this.clock = clock;
    this.lines = lines;
  }

  /** Whether it is time to ask; at longer and longer intervals while the database is away. */
  synchronized boolean isDue() {
    return !clock.instant().isBefore(nextQuestion);
  }

  /** A question has left. */
  synchronized void asked() {
    askedAt = clock.instant();
  }

  synchronized void answered() {
    askedAt = null;
    wait = FIRST_WAIT;
    nextQuestion = clock.instant().plus(BETWEEN);
    var since = awaySince;
    if (since != null) {
      awaySince = null;
      if (mayTell()) {
        lines.write(Level.INFO, "the database is back after " + told(since));
      }
    }
    door.open();
  }

  /**
   * @param why completes the sentence "The database is away: ...", for everybody
   * @param detail for the log
   */
  synchronized void refused(String why, String detail) {
    askedAt = null;
    nextQuestion = clock.instant().plus(wait);
    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    away(why, detail);
  }

  /**
   * Looks whether a question waits too long.
   *
   * @return whether whoever waits for the database should be cut off
   */
  synchronized boolean look() {
    if (askedAt != null && silenceSince(askedAt).compareTo(PATIENCE) > 0) {
      away("it gives no answer", "");
    } else if (awaySince != null) {
      tellAgain();
    }
    return awaySince != null && silenceSince(awaySince).compareTo(LONGEST_SILENCE) > 0;
  }

  private Duration silenceSince(Instant moment) {
    var since = Duration.between(moment, clock.instant());
    return since.compareTo(quiet.get()) < 0 ? since : quiet.get();
  }

  private void away(String why, String detail) {
    if (awaySince == null) {
      var now = clock.instant();
      awaySince = now;
      nextLine = now.plus(MINUTE);
      if (mayTell()) {
        lines.write(Level.WARNING, "the database is away: " + why + detail);
      }
    } else {
      tellAgain();
    }
    door.close(why);
  }

  private void tellAgain() {
    var now = clock.instant();
    var since = awaySince;
    if (since != null && !now.isBefore(nextLine)) {
      nextLine = now.plus(MINUTE);
      lines.write(
          Level.WARNING,
          "the database has been away for %s: %s"
              .formatted(told(since), door.closedBecause().orElse("")));
    }
  }

  private Duration told(Instant since) {
    return Duration.ofSeconds(Duration.between(since, clock.instant()).toSeconds());
  }

  /** One that comes and goes all the time is told of only so often. */
  private boolean mayTell() {
    var now = clock.instant();
    if (!now.isBefore(minute.plus(MINUTE))) {
      minute = now;
      turns = 0;
    }
    return ++turns <= 2 * TURNS_A_MINUTE;
  }
}
