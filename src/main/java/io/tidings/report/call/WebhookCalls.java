package io.tidings.report.call;

import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Keeps accepted webhook calls as they came. */
@ApplicationScoped
public class WebhookCalls {

  private static final String ADD_CALLS =
      "insert into webhook_call (accepted, %s) select true, %s from %s"
          .formatted(
              JudgedCall.STORED.names(""),
              JudgedCall.STORED.names("c."),
              JudgedCall.STORED.table("c"));

  @PersistenceContext private EntityManager entities;

  @Transactional(Transactional.TxType.MANDATORY)
  public void add(List<JudgedCall> judged) {
    Statements.insert(entities, ADD_CALLS, JudgedCall.STORED, judged);
  }
}
