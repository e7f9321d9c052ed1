package io.tidings.live.hint;

import io.tidings.server.ServerInside;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection of PostgreSQL's driver inside one of a server's pool, for what JDBC has no way to
 * do. The driver belongs to the server and WildFly does not show it to a WAR, so its methods are
 * called by name.
 */
final class DriverConnection {

  private static final String TYPE = "org.postgresql.PGConnection";

  /** What gives it on WildFly, and on Payara. */
  private static final List<String> WAYS_IN = List.of("getUnderlyingConnection", "getConnection");

  private final Object connection;
  private final Method process;
  private final Method waiting;
  private final Method telling;

  private DriverConnection(Object connection, Class<?> type) throws NoSuchMethodException {
    this.connection = connection;
    process = type.getMethod("getBackendPID");
    waiting = type.getMethod("getNotifications", int.class);
    telling = waiting.getReturnType().getComponentType().getMethod("getParameter");
  }

  /**
   * Empty where there is another driver, or a pool that does not give it away.
   *
   * @throws SQLException when the connection fails, which tells nothing of pool and driver
   */
  static Optional<DriverConnection> of(Connection pooled) throws SQLException {
    var found = in(pooled);
    for (var way : WAYS_IN) {
      found = found.isPresent() ? found : inside(pooled, way);
    }
    // Other pools may give the driver's own metadata, which know where they are from.
    return found.isPresent() ? found : in(pooled.getMetaData().getConnection());
  }

  private static Optional<DriverConnection> in(@Nullable Object candidate) {
    var type = candidate == null ? null : driverType(candidate.getClass());
    try {
      return candidate == null || type == null
          ? Optional.empty()
          : Optional.of(new DriverConnection(candidate, type));
    } catch (NoSuchMethodException anotherDriver) {
      return Optional.empty();
    }
  }

  private static Optional<DriverConnection> inside(Connection pooled, String way)
      throws SQLException {
    try {
      return in(ServerInside.follow(pooled, List.of(way)));
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof SQLException cause) {
        throw cause;
      }
      return Optional.empty();
    } catch (ReflectiveOperationException | RuntimeException anotherPool) {
      return Optional.empty();
    }
  }

  private static @Nullable Class<?> driverType(@Nullable Class<?> type) {
    if (type == null || type.getName().equals(TYPE)) {
      return type;
    }
    for (var parent : type.getInterfaces()) {
      var found = driverType(parent);
      if (found != null) {
        return found;
      }
    }
    return driverType(type.getSuperclass());
  }

  /** The process at the other end, as the driver was told when it connected. */
  int process() throws SQLException {
    return (Integer) Objects.requireNonNull(call(process, connection));
  }

  /**
   * Waits for what is notified.
   *
   * @return what was told with each; none when nothing came in time
   */
  List<String> notifications(int millis) throws SQLException {
    var told = new ArrayList<String>();
    if (call(waiting, connection, millis) instanceof Object[] found) {
      for (var notification : found) {
        told.add(String.valueOf(call(telling, notification)));
      }
    }
    return told;
  }

  /** Ends it at once. A pool may wait for who uses it first, or only mark it for later. */
  void cut() throws SQLException {
    if (connection instanceof Connection driver) {
      driver.abort(Runnable::run);
    }
  }

  private static @Nullable Object call(Method method, Object on, Object... arguments)
      throws SQLException {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed);
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }
}
