package io.tidings.message.record;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores new send requests and their messages in one statement, however many there are. */
@ApplicationScoped
public class MessageInsert {

  /** Moments and fingerprints travel as text, which every driver and Hibernate make an array of. */
  private static final String INSERT =
      """
      with asked as (
        insert into send_request
          (correlation_id, created_at, send_at, recipients, caller, sender, text, options,
           idempotency_key, fingerprint)
        select r.id, cast(r.created_at as timestamptz), cast(r.send_at as timestamptz),
               r.recipients, r.caller, r.sender, r.text, cast(r.options as jsonb),
               r.idempotency_key, decode(r.fingerprint, 'hex')
          from unnest(:requests, :createdAt, :sendAt, :recipientCounts, :callers, :senders, :texts,
                      :options, :keys, :fingerprints)
            as r(id, created_at, send_at, recipients, caller, sender, text, options,
                 idempotency_key, fingerprint))
      insert into message
        (id, correlation_id, position, recipient, status, outcome, due_at, updated_at,
         network_id, client_reference)
      select m.id, m.correlation_id, m.position, m.recipient, m.status, m.outcome,
             cast(m.due_at as timestamptz), cast(m.updated_at as timestamptz),
             m.network_id, m.client_reference
        from unnest(:ids, :correlationIds, :positions, :recipients, :statuses, :outcomes, :dueAt,
                    :updatedAt, :networks, :references)
          as m(id, correlation_id, position, recipient, status, outcome, due_at, updated_at,
               network_id, client_reference)
      """;

  @PersistenceContext private EntityManager entities;

  @Transactional(Transactional.TxType.MANDATORY)
  public void insert(List<SendRequest> requests, List<Message> messages) {
    var query = entities.createNativeQuery(INSERT);
    setRequests(query, requests);
    setMessages(query, messages);
    query.executeUpdate();
  }

  private static void setRequests(Query query, List<SendRequest> requests) {
    query
        .setParameter("requests", ids(requests, request -> request.correlationId().value()))
        .setParameter("createdAt", texts(requests, SendRequest::createdAt))
        .setParameter("sendAt", texts(requests, request -> request.sendAt().orElse(null)))
        .setParameter("recipientCounts", numbers(requests, SendRequest::recipients))
        .setParameter("callers", texts(requests, SendRequest::caller))
        .setParameter("senders", texts(requests, request -> request.sender().orElse(null)))
        .setParameter("texts", texts(requests, SendRequest::text))
        .setParameter("options", texts(requests, SendRequest::optionsText))
        .setParameter("keys", texts(requests, request -> request.idempotencyKey().orElse(null)))
        .setParameter("fingerprints", texts(requests, MessageInsert::fingerprint));
  }

  private static @Nullable String fingerprint(SendRequest request) {
    return request.fingerprint().map(HexFormat.of()::formatHex).orElse(null);
  }

  private static void setMessages(Query query, List<Message> messages) {
    query
        .setParameter("ids", ids(messages, Message::id))
        .setParameter("correlationIds", ids(messages, message -> message.correlationId().value()))
        .setParameter("positions", numbers(messages, Message::position))
        .setParameter("recipients", texts(messages, message -> message.recipient().number()))
        .setParameter("statuses", texts(messages, message -> message.status().name()))
        .setParameter("outcomes", texts(messages, message -> message.status().outcome()))
        .setParameter("dueAt", texts(messages, message -> message.dueAt().orElse(null)))
        .setParameter("updatedAt", texts(messages, Message::updatedAt))
        .setParameter("networks", numbers(messages, message -> message.networkId().orElse(null)))
        .setParameter(
            "references", texts(messages, message -> message.clientReference().orElse(null)));
  }

  private static <T> UUID[] ids(List<T> rows, Function<T, UUID> column) {
    return rows.stream().map(column).toArray(UUID[]::new);
  }

  private static <T> Integer[] numbers(List<T> rows, Function<T, @Nullable Integer> column) {
    return rows.stream().map(column).toArray(Integer[]::new);
  }

  private static <T> String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
    return rows.stream()
        .map(column)
        .map(value -> Objects.toString(value, null))
        .toArray(String[]::new);
  }
}
