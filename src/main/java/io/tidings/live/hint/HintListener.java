package io.tidings.live.hint;

import io.tidings.loop.Loop;
import io.tidings.message.record.CommitHints;
import jakarta.persistence.EntityManagerFactory;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Hears at once that other nodes have committed, while somebody wants to know. It is a convenience:
 * whatever is not heard is found by looking at the log, as everything is where nothing can be
 * heard.
 */
public final class HintListener implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(HintListener.class.getName());
  private static final Duration TICK = Duration.ofSeconds(1);

  /**
   * What is told within it is heard together, or a busy node would have others read all the time.
   */
  private static final long BREATH_MILLIS = 5;

  private final ConnectionProvider connections;
  private final CommitHints hints;
  private final BooleanSupplier wanted;
  private final LongConsumer heard;
  private final Loop loop;
  private volatile @Nullable HintConnection connection;
  private volatile boolean stopping;
  private boolean told;
  private boolean deaf;

  private HintListener(
      ThreadFactory threads,
      ConnectionProvider connections,
      CommitHints hints,
      BooleanSupplier wanted,
      LongConsumer heard) {
    this.connections = connections;
    this.hints = hints;
    this.wanted = wanted;
    this.heard = heard;
    loop = Loop.start(threads, "commit-hints", TICK, this::listen);
  }

  /**
   * Takes its connection from where the application has its others.
   *
   * @param wanted whether anybody wants to hear; a connection is held only then
   * @param heard told how far the log goes; must not block
   */
  public static HintListener start(
      ThreadFactory threads,
      EntityManagerFactory persistence,
      CommitHints hints,
      BooleanSupplier wanted,
      LongConsumer heard) {
    var connections =
        persistence
            .unwrap(SessionFactoryImplementor.class)
            .getServiceRegistry()
            .requireService(ConnectionProvider.class);
    return start(threads, connections, hints, wanted, heard);
  }

  static HintListener start(
      ThreadFactory threads,
      ConnectionProvider connections,
      CommitHints hints,
      BooleanSupplier wanted,
      LongConsumer heard) {
    return new HintListener(threads, connections, hints, wanted, heard);
  }

  /** To be called when somebody begins to want to hear. Never blocks. */
  public void nudge() {
    if (!isListening()) {
      loop.nudge();
    }
  }

  boolean isListening() {
    return connection != null;
  }

  private boolean isWanted() {
    return hints.given() && !deaf && !stopping && wanted.getAsBoolean();
  }

  private boolean listen() throws SQLException, InterruptedException {
    try {
      if (isWanted()) {
        hear();
      }
      if (!isWanted()) {
        letGo();
      }
    } catch (SQLException | RuntimeException failed) {
      drop();
      throw failed;
    }
    return isListening();
  }

  private void hear() throws SQLException, InterruptedException {
    var listening = connection == null ? connect() : connection;
    if (listening != null) {
      var words = listening.hear();
      words.stream().flatMapToLong(word -> hints.ofOthers(word).stream()).max().ifPresent(heard);
      if (!words.isEmpty()) {
        Thread.sleep(BREATH_MILLIS);
      }
    }
  }

  private @Nullable HintConnection connect() throws SQLException {
    try {
      connection = HintConnection.open(connections);
      tell("commits of other nodes are heard of at once");
    } catch (HintConnection.Deaf why) {
      deaf = true;
      tell("commits of other nodes are not heard of but looked for: " + why.getMessage());
    }
    return connection;
  }

  /** Once: what comes and goes afterwards is the database, of which others tell. */
  private void tell(String line) {
    if (!told) {
      LOG.log(Level.INFO, line);
      told = true;
    }
  }

  private void letGo() throws SQLException {
    var held = connection;
    if (held != null) {
      held.close();
      connection = null;
    }
  }

  private void drop() {
    var held = connection;
    connection = null;
    if (held != null) {
      held.drop();
    }
  }

  /** Before the pool is closed. */
  @Override
  public void close() {
    stopping = true;
    loop.close();
    drop();
  }
}
