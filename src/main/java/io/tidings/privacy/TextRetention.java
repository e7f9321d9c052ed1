package io.tidings.privacy;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.loop.Pause;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Deletes the texts of old send requests, with pauses in which others have the database. */
@ApplicationScoped
class TextRetention implements Background {

  private static final Duration TICK = Duration.ofMinutes(1);

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
        : Loop.start(threads, "text-retention", TICK, Pause.between(() -> step(textsFor.get())));
  }

  private boolean step(Duration textsFor) {
    var next = texts.delete(clock.instant().minus(textsFor), place);
    place = next.orElse(OldTexts.Place.BEGIN);
    return next.isPresent();
  }
}
