package io.tidings.report;

import io.tidings.sql.Columns;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Keeps accepted webhook calls as they came, and their reports that belong to nobody. */
@ApplicationScoped
class WebhookCalls {

  private static final String ADD_CALLS =
      "insert into webhook_call (accepted, %s) select true, %s from %s"
          .formatted(
              JudgedCall.STORED.names(""),
              JudgedCall.STORED.names("c."),
              JudgedCall.STORED.table("c"));

  private static final String PARK =
      "insert into unmatched_report (%s) select %s from %s"
          .formatted(
              ParkedReport.STORED.names(""),
              ParkedReport.STORED.names("u."),
              ParkedReport.STORED.table("u"));

  @PersistenceContext private EntityManager entities;

  @Transactional(Transactional.TxType.MANDATORY)
  void add(List<JudgedCall> judged) {
    insert(ADD_CALLS, JudgedCall.STORED, judged);
    insert(PARK, ParkedReport.STORED, ParkedReport.of(judged));
  }

  private <T> void insert(String sql, Columns<T> columns, List<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Statements.run(
        entities,
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            columns.bind(statement, 1, rows);
            return statement.executeUpdate();
          }
        });
  }
}
