package io.tidings.loop;

import io.tidings.store.StoreDoor;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Figures that are read from the database, on a thread of their own, so that nobody who wants to
 * see them waits for it longer than a moment.
 */
@ApplicationScoped
public class Figures {

  private static final Duration NEVER = Duration.ofDays(1);

  @Resource ManagedThreadFactory threads;
  private final StoreDoor door = StoreDoor.ofThisApplication();
  private final List<Figure> figures = new CopyOnWriteArrayList<>();
  private @Nullable Loop loop;
  private long asked;
  private long answered;

  private static final class Figure {
    private final Supplier<? extends Number> reading;
    private volatile Number value = Double.NaN;

    private Figure(Supplier<? extends Number> reading) {
      this.reading = reading;
    }
  }

  /**
   * @param reading asks the database
   * @return what was read when somebody last waited for it, or no number
   */
  public Supplier<Number> of(Supplier<? extends Number> reading) {
    var figure = new Figure(reading);
    figures.add(figure);
    return () -> figure.value;
  }

  /** Reads all of them anew; those that do not come in time are no numbers. */
  public void refresh(Duration patience) throws InterruptedException {
    if (door.isClosed() || !isReadWithin(patience)) {
      figures.forEach(figure -> figure.value = Double.NaN);
    }
  }

  private synchronized boolean isReadWithin(Duration patience) throws InterruptedException {
    long turn = ++asked;
    begin();
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis(); answered < turn && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return answered >= turn;
  }

  private void begin() {
    if (loop == null) {
      loop = Loop.start(threads, "figures", NEVER, this::read);
    } else {
      loop.nudge();
    }
  }

  private boolean read() {
    long turn;
    synchronized (this) {
      turn = asked;
    }
    figures.forEach(Figures::read);
    synchronized (this) {
      answered = turn;
      notifyAll();
      return asked > turn;
    }
  }

  private static void read(Figure figure) {
    try {
      figure.value = figure.reading.get();
    } catch (Exception unreadable) {
      figure.value = Double.NaN;
    }
  }

  @PreDestroy
  void stop() {
    if (loop != null) {
      loop.close();
    }
  }
}
