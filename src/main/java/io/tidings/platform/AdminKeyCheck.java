package io.tidings.platform;

import io.tidings.access.key.Callers;
import io.tidings.loop.Background;
import io.tidings.store.StoreFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Stops the start when nobody could make a key, so that nobody would ever be let in. */
@ApplicationScoped
class AdminKeyCheck implements Background {

  private static final String WHAT_TO_DO =
      "No key may make others: set tidings.access.keys to name:<SHA-256 of the key as 64 hex"
          + " digits>, comma separated; where tidings.access.operators is set, it must name one of"
          + " them.";

  @Inject private Callers callers;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  /** A database that is away has the last word later. */
  @Override
  public AutoCloseable start() {
    if (noneCanBeFound()) {
      throw RefusedStart.because(List.of(WHAT_TO_DO));
    }
    return () -> {};
  }

  private boolean noneCanBeFound() {
    try {
      return callers.areWithoutAdmin();
    } catch (RuntimeException failed) {
      if (StoreFailure.isOne(failed)) {
        return false;
      }
      throw failed;
    }
  }
}
