package io.tidings.report.intake;

import io.tidings.infobip.InfobipMapper;
import io.tidings.message.MessageId;
import io.tidings.message.Source;
import io.tidings.problem.JsonBody;
import io.tidings.report.call.AcceptedCall;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Stores a call in a transaction that is rolled back: done a few times at start, the first real
 * call does not pay for classes, statements and connections that nobody has used before.
 */
@ApplicationScoped
class ReportRehearsal {

  private static final String BODY =
      """
      {"results":[{"messageId":"%s","to":"385911111101","doneAt":"2026-01-01T00:00:00.000+0000",
       "status":{"groupId":3,"id":5},"error":{"groupId":0,"id":0}},{"messageId":"unknown"},{}]}
      """;

  private static final String MESSAGE =
      """
      with request as (
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        values (gen_random_uuid(), now(), 1, 'rehearsal', 'Rehearsal') returning correlation_id)
      insert into message
        (id, correlation_id, updated_at, position, outcome, status, recipient)
      select ?1, correlation_id, now(), 0, 'SENT', 'REHEARSED', '+385911111101' from request
      """;

  @Inject private DeliveryReportRecorder recorder;
  @Inject private Clock clock;
  @PersistenceContext private EntityManager entities;
  @Resource private TransactionSynchronizationRegistry transaction;

  @Transactional
  void play() {
    var body = BODY.formatted(addMessage()).getBytes(StandardCharsets.UTF_8);
    var parsed = InfobipMapper.reports(JsonBody.object(body), Source.REPORT);
    recorder.record(List.of(new AcceptedCall(clock.instant(), "", "{}", body, parsed)));
    transaction.setRollbackOnly(); // not earlier: Hibernate works in no transaction that is marked
  }

  private UUID addMessage() {
    var id = MessageId.next();
    entities.createNativeQuery(MESSAGE).setParameter(1, id).executeUpdate();
    return id;
  }
}
