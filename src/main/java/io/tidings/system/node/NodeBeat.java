package io.tidings.system.node;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/** Tells the other nodes of this one every few seconds. */
@ApplicationScoped
class NodeBeat implements Background {

  private static final System.Logger LOG = System.getLogger(NodeBeat.class.getName());
  private static final Duration TICK = Duration.ofSeconds(2);

  @Inject private Nodes nodes;
  @Inject private ThisNode here;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private Duration answer = Duration.ZERO;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    var loop = Loop.start(threads, "node-beat", TICK, this::beat);
    return () -> {
      loop.close();
      leave();
    };
  }

  boolean beat() {
    var asked = clock.instant();
    nodes.tell(here.now(answer));
    answer = Duration.between(asked, clock.instant());
    nodes.forgetGone();
    return false;
  }

  /** Without a database the others find out by themselves. */
  private void leave() {
    try {
      nodes.leave(here.id());
    } catch (RuntimeException notTold) {
      LOG.log(Level.DEBUG, "the other nodes could not be told that this one stops", notTold);
    }
  }
}
