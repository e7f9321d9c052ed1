package io.tidings.live.hint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Gives connections as a pool does, which wants them back as they were. */
class PoolFixture implements ConnectionProvider {

  private static final long serialVersionUID = 1;

  private final transient ConnectionProvider connections;
  private final AtomicInteger given = new AtomicInteger();
  private final AtomicInteger back = new AtomicInteger();

  PoolFixture() {
    try (var entities = DatabaseFixture.running().open()) {
      connections =
          entities
              .getEntityManagerFactory()
              .unwrap(SessionFactoryImplementor.class)
              .getServiceRegistry()
              .requireService(ConnectionProvider.class);
    }
  }

  /** What whoever asks is given for a connection. */
  Connection wrapped(Connection connection) throws SQLException {
    return connection;
  }

  int given() {
    return given.get();
  }

  int back() {
    return back.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    given.incrementAndGet();
    return wrapped(connections.getConnection());
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      try (var statement = connection.createStatement();
          var channels = statement.executeQuery("select count(*) from pg_listening_channels()")) {
        channels.next();
        assertThat(channels.getInt(1)).isZero();
      }
    }
    connection.close();
    back.incrementAndGet();
  }

  /** An object of JDBC of which one method does something else. */
  static <T> T replaced(Class<T> type, T object, String method, Callable<Object> instead) {
    return type.cast(
        Proxy.newProxyInstance(
            PoolFixture.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              try {
                return called.getName().equals(method)
                    ? instead.call()
                    : called.invoke(object, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }

  /** One that is not given back. */
  Connection another() throws SQLException {
    return connections.getConnection();
  }

  @Override
  public boolean supportsAggressiveRelease() {
    return false;
  }

  @Override
  public boolean isUnwrappableAs(Class<?> type) {
    return false;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new UnsupportedOperationException();
  }
}
