package io.tidings.platform;

import io.tidings.platform.store.DatabaseClock;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the time; injected, so that tests can give another. */
@Dependent
class Clocks {

  @Produces
  @Singleton
  DatabaseClock clock() {
    return new DatabaseClock(Clock.systemUTC(), System::nanoTime);
  }
}
