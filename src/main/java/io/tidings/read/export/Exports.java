package io.tidings.read.export;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.server.AnswerReader;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exports under way on this node: how many there may be, and the end of those that nobody
 * reads, that take too long, or that a stop finds.
 */
@ApplicationScoped
public class Exports implements Background {

  private static final Duration TICK = Duration.ofSeconds(1);

  private final Set<Export> underWay = ConcurrentHashMap.newKeySet();
  @Inject private ExportSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private boolean stopping;

  @Override
  public Stage stage() {
    return Stage.STREAMS;
  }

  @Override
  public AutoCloseable start() {
    var loop = Loop.start(threads, "exports", TICK, this::step);
    return () -> {
      stop();
      loop.close();
    };
  }

  boolean step() {
    var now = clock.instant();
    underWay.stream()
        .filter(export -> export.isOver(now, settings.stall(), settings.longest()))
        .forEach(Export::cut);
    // The answer of one may never have begun.
    underWay.removeIf(export -> export.isOlder(now, settings.longest().multipliedBy(2)));
    return false;
  }

  synchronized void stop() {
    stopping = true;
    underWay.forEach(Export::cut);
  }

  /**
   * @throws WebApplicationException when there is no room
   */
  public synchronized Export begin(String caller, AnswerReader reader) {
    if (stopping) {
      throw ExportRefusal.nodeStopping();
    }
    if (underWay.stream().filter(other -> other.isOf(caller)).count() >= settings.perCaller()) {
      throw ExportRefusal.callerFull(settings.perCaller());
    }
    if (underWay.size() >= settings.atOnce()) {
      throw ExportRefusal.nodeFull();
    }
    var export = new Export(caller, reader, clock, underWay::remove);
    underWay.add(export);
    return export;
  }
}
