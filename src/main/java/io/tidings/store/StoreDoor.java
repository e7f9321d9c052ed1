package io.tidings.store;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the database. It is closed while the database is away, so that nobody waits for
 * what will not answer, and whoever has to come again is told when it opens.
 */
public final class StoreDoor {

  private static final StoreDoor OF_THIS_APPLICATION = new StoreDoor();

  private final Set<Runnable> whenOpened = ConcurrentHashMap.newKeySet();
  private final Set<Runnable> whenClosed = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String why;
  private volatile Runnable whenDoubted = () -> {};

  /** Hibernate makes its connection provider by itself, so it could be given no other. */
  public static StoreDoor ofThisApplication() {
    return OF_THIS_APPLICATION;
  }

  /** Why it is closed; empty while it is open. */
  public Optional<String> closedBecause() {
    return Optional.ofNullable(why);
  }

  public boolean isClosed() {
    return why != null;
  }

  /**
   * @throws StoreAwayException when it is closed
   */
  public void pass() throws StoreAwayException {
    if (isClosed()) {
      throw refusal();
    }
  }

  /** What those are told who cannot pass. */
  public StoreAwayException refusal() {
    return new StoreAwayException(closedBecause().orElse("it was a moment ago"));
  }

  /** Closes it, or says anew why it is closed. */
  public void close(String because) {
    boolean wasOpen = why == null;
    why = because;
    if (wasOpen) {
      whenClosed.forEach(Runnable::run);
    }
  }

  public void open() {
    boolean wasClosed = why != null;
    why = null;
    if (wasClosed) {
      whenOpened.forEach(Runnable::run);
    }
  }

  /** Somebody got no connection: whoever minds the door had better look. */
  public void doubt() {
    whenDoubted.run();
  }

  /**
   * @param look must not block
   */
  public void mindedBy(Runnable look) {
    whenDoubted = look;
  }

  /**
   * @param action must not block
   * @return ends it
   */
  public Runnable onOpening(Runnable action) {
    whenOpened.add(action);
    return () -> whenOpened.remove(action);
  }

  /** As {@link #onOpening}. */
  public Runnable onClosing(Runnable action) {
    whenClosed.add(action);
    return () -> whenClosed.remove(action);
  }
}
