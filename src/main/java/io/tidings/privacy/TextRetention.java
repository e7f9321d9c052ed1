package io.tidings.privacy;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Deletes the texts of old send requests, with pauses in which others have the database. */
@ApplicationScoped
class TextRetention implements Background {

  private static final Duration TICK = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(80);

  @Inject private OldTexts texts;
  @Inject private TextRetentionSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private OldTexts.Place place = OldTexts.Place.BEGIN;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    var textsFor = settings.textsFor();
    return textsFor.isEmpty()
        ? () -> {}
        : Loop.start(threads, "text-retention", TICK, () -> step(textsFor.get()));
  }

  private boolean step(Duration textsFor) throws InterruptedException {
    var next = texts.delete(clock.instant().minus(textsFor), place);
    place = next.orElse(OldTexts.Place.BEGIN);
    if (next.isPresent()) {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
    return next.isPresent();
  }
}
