package io.tidings.report.look;

import io.tidings.infobip.InfobipMapper;
import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import io.tidings.message.MessageId;
import io.tidings.report.unmatched.UnmatchedReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** Looks for messages that an unmatched report may be about. */
@ApplicationScoped
class Suggestions {

  private static final int MOST = 5;

  /** Of all teams, and the last digits, are said apart, for they are what the index has. */
  static final String OF_RECIPIENT =
      """
      select m.* from message m
       where m.team = any(array(select t.name from team t))
         and right(m.recipient, 4) = right(:recipient, 4) and m.recipient = :recipient
         and m.id between :first and :last
       order by m.id desc limit :most
      """;

  /** From the making of a message to its being sent, as Infobip tells it. */
  private static final Duration LONGEST_WAY = Duration.ofHours(1);

  /** Clocks differ. */
  private static final Duration TOO_EARLY = Duration.ofMinutes(5);

  @PersistenceContext private EntityManager entities;

  /**
   * Those of the send request that the report names, to its recipient if there are such; else those
   * to its recipient about the time it was sent. Message ids are ordered by time. None for what is
   * no report: inbound messages were kept with reports once.
   */
  @Transactional
  List<Message> of(UnmatchedReport report) {
    if (InfobipMapper.isInbound(report.raw())) {
      return List.of();
    }
    var named =
        report.callbackData().flatMap(CorrelationId::parse).map(id -> ofSendRequest(id, report));
    return named.isPresent() && !named.get().isEmpty() ? named.get() : ofRecipient(report);
  }

  private List<Message> ofSendRequest(CorrelationId id, UnmatchedReport report) {
    return entities
        .createQuery(
            "select m from Message m where m.correlationId = :id"
                + " order by case when m.recipient = :recipient then 0 else 1 end, m.position",
            Message.class)
        .setParameter("id", id.value())
        .setParameter("recipient", number(report))
        .setMaxResults(MOST)
        .getResultList();
  }

  @SuppressWarnings("unchecked")
  private List<Message> ofRecipient(UnmatchedReport report) {
    var sentAt = InfobipMapper.sentAt(report.raw()).orElse(report.receivedAt());
    return entities
        .createNativeQuery(OF_RECIPIENT, Message.class)
        .setParameter("recipient", number(report))
        .setParameter("first", MessageId.first(sentAt.minus(LONGEST_WAY)))
        .setParameter("last", MessageId.first(sentAt.plus(TOO_EARLY)))
        .setParameter("most", MOST)
        .getResultList();
  }

  /** Infobip writes numbers without the plus. */
  private static String number(UnmatchedReport report) {
    return report
        .recipient()
        .map(digits -> digits.startsWith("+") ? digits : "+" + digits)
        .orElse("");
  }
}
