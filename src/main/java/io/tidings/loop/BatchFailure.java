package io.tidings.loop;

import java.sql.SQLException;
import java.util.Set;

/** Tells whether a batch failed because of one of its items, or for a reason that all share. */
public final class BatchFailure {

  /**
   * Classes of SQLSTATE (PostgreSQL, appendix A) that a single item can cause: cardinality, data
   * exception, integrity constraint, program limit. A deadlock (40) ends sooner in smaller parts.
   */
  private static final Set<String> OF_ONE_ITEM = Set.of("21", "22", "23", "40", "54");

  private static final String CHECK_VIOLATION = "23514";

  private BatchFailure() {}

  /** Cutting the batch is worth it; with a database that is away it would only take longer. */
  public static boolean mayBeOneItem(Throwable failure) {
    boolean fromDatabase = false;
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().length() == 5
            && OF_ONE_ITEM.contains(sql.getSQLState().substring(0, 2))
            && !isWithoutPartition(sql);
      }
      fromDatabase |= isFromDatabase(cause);
    }
    return !fromDatabase && failure instanceof RuntimeException;
  }

  /**
   * Whether there is no partition for the rows, which will do with the next try: PostgreSQL calls
   * it a check that was violated, and names no constraint. Servers keep the driver's classes from
   * the application, so its methods are called by name.
   */
  private static boolean isWithoutPartition(SQLException failure) {
    if (!CHECK_VIOLATION.equals(failure.getSQLState())) {
      return false;
    }
    try {
      var said = failure.getClass().getMethod("getServerErrorMessage").invoke(failure);
      return said != null && said.getClass().getMethod("getConstraint").invoke(said) == null;
    } catch (ReflectiveOperationException notThisDriver) {
      return false;
    }
  }

  /** Pools and transaction managers have exceptions of their own for a database that is away. */
  private static boolean isFromDatabase(Throwable cause) {
    var type = cause.getClass().getName();
    return cause instanceof SQLException
        || type.startsWith("jakarta.transaction.")
        || type.startsWith("jakarta.resource.");
  }
}
