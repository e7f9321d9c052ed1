package io.tidings.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, and fails when it never comes. */
final class Eventually {

  static final Duration PATIENCE = Duration.ofSeconds(90);

  private Eventually() {}

  static <T> T get(String what, Supplier<T> source, Predicate<T> condition) {
    return get(what, PATIENCE, source, condition);
  }

  static <T> T get(String what, Duration patience, Supplier<T> source, Predicate<T> condition) {
    long until = System.nanoTime() + patience.toNanos();
    var value = source.get();
    while (!condition.test(value)) {
      if (System.nanoTime() > until) {
        throw new AssertionError("Waited " + patience + " for " + what + ", last seen: " + value);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      value = source.get();
    }
    return value;
  }

  static void isTrue(String what, Duration patience, BooleanSupplier condition) {
    get(what, patience, condition::getAsBoolean, Boolean::booleanValue);
  }

  static void isTrue(String what, BooleanSupplier condition) {
    get(what, condition::getAsBoolean, Boolean::booleanValue);
  }
}
