package io.tidings.access.session;

import io.tidings.access.key.Caller;
import io.tidings.loop.Minutes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Counts the tickets each caller gets in a minute on this node: each is a row in the database. */
@ApplicationScoped
public class TicketRate {

  @Inject private TicketSettings settings;
  @Inject private Clock clock;
  private final Map<Caller, Integer> taken = new HashMap<>();
  private final Minutes minutes = new Minutes();

  /** Whether the caller may have one more now. */
  public synchronized boolean take(Caller caller) {
    if (minutes.isAnother(clock.millis())) {
      taken.clear();
    }
    int before = taken.getOrDefault(caller, 0);
    if (before >= settings.perMinute()) {
      return false;
    }
    taken.put(caller, before + 1);
    return true;
  }

  public int most() {
    return settings.perMinute();
  }
}
