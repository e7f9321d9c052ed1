package io.tidings.access.key;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Keeps what this node knows of keys no older than some seconds, so that a key that was revoked at
 * another node is dead here soon.
 */
@ApplicationScoped
class KeyWatch implements Background {

  private static final Duration EVERY = Duration.ofSeconds(2);

  @Inject private Callers callers;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "key-watch", EVERY, this::look);
  }

  private boolean look() {
    callers.refresh();
    callers.noteUses();
    return false;
  }
}
