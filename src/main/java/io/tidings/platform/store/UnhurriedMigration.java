package io.tidings.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Executor;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration take the time it takes: the connections of the datasource give up after less
 * than it takes to move millions of rows.
 */
final class UnhurriedMigration implements Callback {

  private static final Set<Event> HANDLED =
      Set.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE_ERROR);

  private static final Executor HERE = Runnable::run;

  private int networkTimeout;

  @Override
  public boolean supports(Event event, Context context) {
    return HANDLED.contains(event);
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      if (event == Event.BEFORE_EACH_MIGRATE) {
        takeTime(context.getConnection());
      } else {
        context.getConnection().setNetworkTimeout(HERE, networkTimeout);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("the time-outs of a migration could not be set", failed);
    }
  }

  private void takeTime(Connection connection) throws SQLException {
    networkTimeout = connection.getNetworkTimeout();
    connection.setNetworkTimeout(HERE, 0);
    try (var statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = 0");
    }
  }

  @Override
  public String getCallbackName() {
    return "unhurried";
  }
}
