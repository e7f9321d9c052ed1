package io.tidings.store;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether something failed because the database was away, busy or would not answer now; the
 * same may succeed later.
 */
public final class StoreFailure {

  /**
   * Classes of SQLSTATE (PostgreSQL, appendix A): connection, authorisation, deadlock and the like,
   * resources, locks that are not free, intervention (time-outs and stops too), and system errors.
   */
  private static final Set<String> CLASSES = Set.of("08", "28", "40", "53", "55", "57", "58");

  /** A database that takes no writes, one that is not there, and time-outs inside transactions. */
  private static final Set<String> STATES = Set.of("25006", "25P03", "25P04", "3D000");

  private StoreFailure() {}

  public static boolean isOne(Throwable failure) {
    var state = state(failure);
    return state.isPresent() ? isState(state.get()) : isFromPool(failure);
  }

  /** What PostgreSQL or its driver calls the failure; empty when they did not speak. */
  public static Optional<String> state(Throwable failure) {
    return causes(failure)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Bounded, because causes may go round in circles. */
  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).limit(50);
  }

  private static boolean isState(String state) {
    return STATES.contains(state)
        || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
  }

  /** Pools and transaction managers have exceptions of their own, without a state. */
  private static boolean isFromPool(Throwable failure) {
    return causes(failure).anyMatch(StoreFailure::isOfPool);
  }

  private static boolean isOfPool(Throwable cause) {
    var type = cause.getClass().getName();
    return cause instanceof SQLException
        || type.startsWith("jakarta.resource.")
        || type.startsWith("jakarta.transaction.RollbackException")
        || type.startsWith("jakarta.transaction.SystemException")
        || type.startsWith("jakarta.transaction.Heuristic");
  }
}
