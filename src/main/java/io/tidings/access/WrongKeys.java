package io.tidings.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.access.key.AccessSettings;
import io.tidings.access.key.Digest;
import io.tidings.loop.Loop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells operators of wrong keys: a metric, and at most one log line a minute. */
@ApplicationScoped
class WrongKeys {

  private static final System.Logger LOG = System.getLogger(WrongKeys.class.getName());
  private static final String METER = "tidings.access.wrong.keys";

  @Inject private MeterRegistry registry;
  @Inject private AccessSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private final WrongKeyTally tally = new WrongKeyTally();
  private Guesses guesses;
  private @Nullable Loop loop;

  @PostConstruct
  void prepare() {
    guesses = new Guesses(clock, settings.guessesPerMinute());
    for (var use : KeyCheck.Use.values()) {
      registry.counter(METER, "use", word(use));
    }
  }

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(100) Object event) {
    loop = Loop.start(threads, "wrong-keys", Duration.ofMinutes(1), this::tell);
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    if (loop != null) {
      loop.close();
    }
  }

  private boolean tell() {
    tally.take().ifPresent(sentence -> LOG.log(Level.WARNING, sentence));
    return false;
  }

  Guesses guesses() {
    return guesses;
  }

  /**
   * @return whether the address has tried too many
   */
  boolean add(String address, String key, KeyCheck.Use use) {
    registry.counter(METER, "use", word(use)).increment();
    tally.add(address, use);
    return guesses.add(address, Digest.sha256(key));
  }

  private static String word(KeyCheck.Use use) {
    return use.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
