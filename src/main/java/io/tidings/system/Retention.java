package io.tidings.system;

import io.tidings.audit.AuditSettings;
import io.tidings.message.record.MessageRetentionSettings;
import io.tidings.privacy.TextRetentionSettings;
import io.tidings.report.call.CallRetentionSettings;
import io.tidings.report.unmatched.UnmatchedSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what is kept, for how long, and since when. */
@ApplicationScoped
class Retention {

  /** Each looks at the first entry of an index, of each team. */
  private static final String OLDEST =
      """
      select (select min((select created_at from send_request r where r.team = t.name
                           order by created_at, correlation_id limit 1)) from team t),
             (select min(created_at) from send_request where text is not null),
             (select received_at from webhook_call order by id limit 1),
             (select received_at from unmatched_report order by id limit 1),
             (select e.at from audit.entry e join audit.head h on e.number = h.begins)
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private MessageRetentionSettings messages;
  @Inject private TextRetentionSettings texts;
  @Inject private CallRetentionSettings calls;
  @Inject private UnmatchedSettings unmatched;
  @Inject private AuditSettings audit;

  /**
   * Something that is kept.
   *
   * @param keptFor empty for ever
   * @param oldest empty when there is none
   */
  record Part(String what, Optional<Duration> keptFor, Optional<Instant> oldest) {

    /** When the oldest is forgotten, at the earliest. */
    Optional<Instant> next() {
      return oldest.flatMap(from -> keptFor.map(from::plus));
    }
  }

  @Transactional
  List<Part> read() {
    var oldest = (Object[]) entities.createNativeQuery(OLDEST, Object[].class).getSingleResult();
    return List.of(
        part("messages", messages.messagesFor(), oldest[0]),
        part("texts", texts.textsFor(), oldest[1]),
        part("webhookCalls", calls.callsFor(), oldest[2]),
        part("unmatchedReports", unmatched.keptFor(), oldest[3]),
        part("audit", audit.keep(), oldest[4]));
  }

  private static Part part(String what, Optional<Duration> keptFor, Object oldest) {
    return new Part(what, keptFor, Optional.ofNullable((Instant) oldest));
  }
}
