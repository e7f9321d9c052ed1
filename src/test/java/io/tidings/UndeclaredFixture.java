package io.tidings;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;

/** What WildFly throws past every signature when a commit fails. */
public final class UndeclaredFixture {

  private UndeclaredFixture() {}

  /** A commit that the database refuses, for the reason of that SQLSTATE. */
  public static Exception refusedCommit(String state) {
    var failed = new RollbackException("the transaction was rolled back");
    failed.initCause(new SQLException("refused", state));
    return failed;
  }

  /**
   * Throws whatever it is given, declared or not; to be written as {@code throw undeclared(..)}.
   */
  public static RuntimeException undeclared(Exception failure) {
    return UndeclaredFixture.<RuntimeException>thrown(failure);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E thrown(Exception failure) throws E {
    throw (E) failure;
  }
}
