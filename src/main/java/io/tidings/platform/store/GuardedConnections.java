package io.tidings.platform.store;

import io.tidings.store.StoreDoor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;

/**
 * Gives Hibernate the server's connections while the {@link StoreDoor} is open, and knows which of
 * them are in use, so that they can be cut when the database answers nothing any more.
 */
public class GuardedConnections extends DatasourceConnectionProviderImpl {

  private static final long serialVersionUID = 1;
  private static final String NO_CONNECTION = "08001";

  private final transient StoreDoor door = StoreDoor.ofThisApplication();
  private final transient Set<Connection> inUse = ConcurrentHashMap.newKeySet();
  private volatile long lastAnswer = System.nanoTime();

  @Override
  public Connection getConnection() throws SQLException {
    door.pass();
    try {
      var connection = super.getConnection();
      lastAnswer = System.nanoTime();
      inUse.add(connection);
      return connection;
    } catch (SQLException refused) {
      door.doubt();
      throw refused;
    } catch (RuntimeException failedInPool) { // Payara's does while it replaces its connections
      door.doubt();
      throw new SQLException("the pool gave no connection", NO_CONNECTION, failedInPool);
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    if (inUse.remove(connection)) {
      lastAnswer = System.nanoTime();
    }
    super.closeConnection(connection);
  }

  /** How many are in use. */
  int inUse() {
    return inUse.size();
  }

  /** For how long nobody was given a connection nor came back with one. */
  Duration quiet() {
    return Duration.ofNanos(System.nanoTime() - lastAnswer);
  }

  /** One for whoever finds out whether the door may be opened. */
  Connection unguarded() throws SQLException {
    return super.getConnection();
  }

  /**
   * Ends what waits for an answer now; each fails as if the network had.
   *
   * @return how many
   */
  int cut() {
    int cut = 0;
    for (var connection : List.copyOf(inUse)) {
      inUse.remove(connection);
      cut += cut(connection) ? 1 : 0;
    }
    return cut;
  }

  /**
   * Ends a connection that another thread waits for.
   *
   * @return false when it has ended already
   */
  static boolean cut(Connection connection) {
    try {
      connection.abort(Runnable::run);
      return true;
    } catch (SQLException | RuntimeException endedAlready) {
      return false;
    }
  }
}
