package io.tidings.sandbox;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Stands in Infobip's place for messages of test keys. */
@ApplicationScoped
class Sandbox implements Background {

  private static final Duration EVERY = Duration.ofMillis(500);

  @Inject private TestMessages messages;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "sandbox", EVERY, () -> messages.step() == TestMessages.MOST);
  }
}
