package io.tidings.store;

import java.sql.SQLTransientConnectionException;

/** The database was not asked, because it is known to be away. */
public final class StoreAwayException extends SQLTransientConnectionException {

  private static final long serialVersionUID = 1;

  StoreAwayException(String why) {
    super("the database is away: " + why, "08001");
  }

  /** Nobody looks for the place, and there are thousands of them in an outage. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
