package io.tidings.message.record;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores new send requests and their messages in one statement, however many there are. */
@ApplicationScoped
public class MessageInsert {

  private static final Columns<SendRequest> REQUESTS =
      new Columns<SendRequest>()
          .and("correlation_id", Type.UUID, request -> request.correlationId().value())
          .and("created_at", Type.TIME, SendRequest::createdAt)
          .and("send_at", Type.TIME, request -> request.sendAt().orElse(null))
          .and("recipients", Type.INTEGER, SendRequest::recipients)
          .and("team", Type.TEXT, SendRequest::team)
          .and("caller", Type.TEXT, SendRequest::caller)
          .and("sender", Type.TEXT, request -> request.sender().orElse(null))
          .and("text", Type.TEXT, request -> request.text().orElseThrow())
          .and("options", Type.JSON, SendRequest::optionsText)
          .and("idempotency_key", Type.TEXT, request -> request.idempotencyKey().orElse(null))
          .and("fingerprint", Type.BYTES, request -> request.fingerprint().orElse(null))
          .and("test", Type.BOOLEAN, SendRequest::isTest);

  private static final Columns<Message> MESSAGES =
      new Columns<Message>()
          .and("id", Type.UUID, Message::id)
          .and("correlation_id", Type.UUID, message -> message.correlationId().value())
          .and("position", Type.INTEGER, Message::position)
          .and("recipient", Type.TEXT, message -> message.recipient().number())
          .and("status", Type.TEXT, message -> message.status().name())
          .and("outcome", Type.TEXT, message -> message.status().outcome().name())
          .and("due_at", Type.TIME, message -> message.dueAt().orElse(null))
          .and("updated_at", Type.TIME, Message::updatedAt)
          .and("network_id", Type.INTEGER, message -> message.networkId().orElse(null))
          .and("client_reference", Type.TEXT, message -> message.clientReference().orElse(null))
          .and("team", Type.TEXT, Message::team)
          .and("caller", Type.TEXT, message -> message.caller().orElse(null))
          .and("sender", Type.TEXT, message -> message.sender().orElse(null))
          .and("check_at", Type.TIME, message -> message.checkAt().orElse(null))
          .and("text_values", Type.JSON, message -> message.valuesText().orElse(null))
          .and("test", Type.BOOLEAN, Message::isTest);

  private static final String INSERT =
      """
      with asked as (
        insert into send_request (%s, accepted_seq)
        select %s, (select seq from event_log_head) from %s)
      insert into message (%s, look)
      select %s, case when m.test then 'TEST' else 'SILENT' end from %s
      """
          .formatted(
              REQUESTS.names(""),
              REQUESTS.names("r."),
              REQUESTS.table("r"),
              MESSAGES.names(""),
              MESSAGES.names("m."),
              MESSAGES.table("m"));

  @PersistenceContext private EntityManager entities;

  @Transactional(Transactional.TxType.MANDATORY)
  public void insert(List<SendRequest> requests, List<Message> messages) {
    Statements.run(
        entities,
        connection -> {
          try (var statement = connection.prepareStatement(INSERT)) {
            int place = REQUESTS.bind(statement, 1, requests);
            MESSAGES.bind(statement, place, messages);
            return statement.executeUpdate();
          }
        });
  }
}
