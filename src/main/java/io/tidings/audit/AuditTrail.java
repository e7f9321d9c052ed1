package io.tidings.audit;

import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was done. The functions of the database append and forget, and nothing else does: the
 * role of the application needs no right to change an entry.
 */
@ApplicationScoped
public class AuditTrail {

  /** How many are forgotten in one transaction. */
  static final int MOST_FORGOTTEN = 5_000;

  private static final String APPEND = "select audit.append(?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String FORGET = "select audit.forget(?, ?)";

  @PersistenceContext private EntityManager entities;

  /**
   * Keeps a deed, in the caller's transaction where there is one: both are stored, or neither.
   * Until that ends nobody else appends, so little may follow. Messages are locked before, the head
   * of the log after.
   */
  @Transactional
  public void append(Deed deed) {
    Statements.run(entities, connection -> append(connection, deed));
  }

  private static long append(Connection connection, Deed deed) throws SQLException {
    var who = deed.who();
    try (var statement = connection.prepareStatement(APPEND)) {
      statement.setString(1, known(who.key()));
      statement.setString(2, known(who.caller()));
      statement.setString(3, known(who.team()));
      statement.setString(4, who.session().orElse(null));
      statement.setString(5, deed.action().word());
      statement.setString(6, deed.target().orElse(null));
      statement.setString(7, known(who.from()));
      statement.setString(8, deed.problem().orElse(null));
      statement.setString(9, deed.details().isEmpty() ? null : deed.details().toString());
      try (var number = statement.executeQuery()) {
        number.next();
        return number.getLong(1);
      }
    }
  }

  private static @Nullable String known(String text) {
    return text.isEmpty() ? null : text;
  }

  /**
   * Forgets the oldest entries.
   *
   * @return how many, at most {@link #MOST_FORGOTTEN}
   */
  @Transactional
  int forgetBefore(Instant moment) {
    return Statements.run(
        entities,
        connection -> {
          try (var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            statement.setInt(2, MOST_FORGOTTEN);
            try (var count = statement.executeQuery()) {
              count.next();
              return count.getInt(1);
            }
          }
        });
  }
}
