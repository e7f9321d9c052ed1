package io.tidings.report.intake;

import io.tidings.infobip.InfobipMapper;
import io.tidings.message.MessageId;
import io.tidings.message.Source;
import io.tidings.problem.JsonBody;
import io.tidings.report.call.AcceptedCall;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * Stores a call in a transaction that is rolled back: done a few times at start, the first real
 * call does not pay for classes, statements and connections that nobody has used before. Its
 * reports are about no message there is, so there is no event, and the head of the log, for which
 * all nodes wait, is not locked (ADR 0045).
 */
@ApplicationScoped
class ReportRehearsal {

  private static final String BODY =
      """
      {"results":[{"messageId":"%s","to":"385911111101","doneAt":"2026-01-01T00:00:00.000+0000",
       "status":{"groupId":3,"id":5},"error":{"groupId":0,"id":0}},{"messageId":"unknown"},{}]}
      """;

  @Inject private DeliveryReportRecorder recorder;
  @Inject private Clock clock;
  @Resource private TransactionSynchronizationRegistry transaction;

  @Transactional
  void play() {
    var body = BODY.formatted(MessageId.next()).getBytes(StandardCharsets.UTF_8);
    var parsed = InfobipMapper.reports(JsonBody.object(body), Source.REPORT);
    recorder.record(List.of(new AcceptedCall(clock.instant(), "", "{}", body, parsed)));
    transaction.setRollbackOnly(); // not earlier: Hibernate works in no transaction that is marked
  }
}
