package io.tidings.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.access.key.AccessSettings;
import io.tidings.access.key.Digest;
import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Tells operators of wrong keys: a metric, and at most one log line a minute. */
@ApplicationScoped
class WrongKeys implements Background {

  private static final System.Logger LOG = System.getLogger(WrongKeys.class.getName());
  private static final String METER = "tidings.access.wrong.keys";

  @Inject private MeterRegistry registry;
  @Inject private AccessSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private final WrongKeyTally tally = new WrongKeyTally();
  private Guesses guesses;

  @PostConstruct
  void prepare() {
    guesses = new Guesses(clock, settings.guessesPerMinute());
    for (var use : KeyCheck.Use.values()) {
      registry.counter(METER, "use", word(use));
    }
  }

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "wrong-keys", Duration.ofMinutes(1), this::tell);
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
