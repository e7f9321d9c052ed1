package io.tidings.live.hint;

import io.tidings.message.record.CommitHints;
import io.tidings.store.StoreFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/**
 * A connection that listens. It comes from where the application has its others, so that none is
 * asked for while the database is away, and one that waits for a silent database is cut.
 */
final class HintConnection {

  /** Nobody is heard: why completes a sentence. */
  static final class Deaf extends Exception {

    private static final long serialVersionUID = 1;

    Deaf(String why) {
      super(why);
    }
  }

  /** Changes nothing when it is said again. */
  private static final String LISTEN = "listen " + CommitHints.CHANNEL;

  /** How long a turn waits at most; who stops waits for the turn. */
  private static final int TURN_MILLIS = 500;

  /** A connection whose other end has vanished would be silent for ever. */
  private static final int SILENT_TURNS = 20;

  private final ConnectionProvider connections;
  private final Connection connection;
  private final DriverConnection driver;
  private int silentTurns;

  private HintConnection(
      ConnectionProvider connections, Connection connection, DriverConnection driver) {
    this.connections = connections;
    this.connection = connection;
    this.driver = driver;
  }

  /**
   * @throws Deaf where no connection can listen
   * @throws SQLException when it may another time
   */
  static HintConnection open(ConnectionProvider connections) throws SQLException, Deaf {
    var connection = connections.getConnection();
    try {
      var driver = driver(connection);
      listen(connection);
      return new HintConnection(connections, connection, driver);
    } catch (Deaf deaf) {
      connections.closeConnection(connection);
      throw deaf;
    } catch (SQLException | RuntimeException failed) {
      drop(connections, connection);
      throw failed;
    }
  }

  /** Who listens inside a transaction hears nothing, and keeps PostgreSQL's queue from emptying. */
  private static DriverConnection driver(Connection connection) throws SQLException, Deaf {
    var driver = DriverConnection.of(connection).orElse(null);
    if (driver == null) {
      throw new Deaf("the datasource does not give connections of PostgreSQL's driver");
    }
    if (!connection.getAutoCommit()) {
      throw new Deaf("the connections of the datasource are always in a transaction");
    }
    if (driver.process() != process(connection)) {
      throw new Deaf("something between here and PostgreSQL shares its connections");
    }
    return driver;
  }

  /**
   * Behind a pooler it is another one each time: then listening would be left behind with somebody
   * else, whose driver would keep what it is told for ever.
   */
  private static int process(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery("select pg_backend_pid()")) {
      answer.next();
      return answer.getInt(1);
    }
  }

  private static void listen(Connection connection) throws SQLException, Deaf {
    try {
      execute(connection, LISTEN);
    } catch (SQLException refused) {
      if (StoreFailure.isOne(refused)) {
        throw refused;
      }
      throw new Deaf("the database refuses it (" + refused.getSQLState() + ")");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Waits a turn for what is told. */
  List<String> hear() throws SQLException {
    var told = driver.notifications(TURN_MILLIS);
    silentTurns = told.isEmpty() ? silentTurns + 1 : 0;
    if (silentTurns >= SILENT_TURNS) {
      execute(connection, LISTEN);
      silentTurns = 0;
    }
    return told;
  }

  /** Gives it back as it was; when that fails, {@link #drop} it. */
  void close() throws SQLException {
    execute(connection, "unlisten *");
    connections.closeConnection(connection);
  }

  /** Ends it, also while another thread waits for it: nobody else may get one that listens. */
  void drop() {
    attempt(driver::cut);
    drop(connections, connection);
  }

  /** Only the pool's own abort tells Payara's pool not to give it to anybody else. */
  private static void drop(ConnectionProvider connections, Connection connection) {
    attempt(() -> connection.abort(Runnable::run));
    attempt(() -> connections.closeConnection(connection));
  }

  /** One step of an end. */
  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (SQLException | RuntimeException endedAlready) {
      // as it should
    }
  }
}
