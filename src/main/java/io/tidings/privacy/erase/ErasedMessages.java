package io.tidings.privacy.erase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Messages to the number become messages to its pseudonym. What was said to nobody else goes with
 * it: the text, the values that filled it, and the print of a send request, for a print of a number
 * and a known text could be tried out.
 */
@ApplicationScoped
class ErasedMessages {

  static final int SOME = 500;

  /** The index begins with the team; a person is erased in all of them. */
  private static final String OF_TEAMS = "team = any(array(select t.name from team t))";

  private static final String OF_NUMBER =
      "m."
          + OF_TEAMS
          + " and right(m.recipient, 4) = right(:number, 4)"
          + " and m.recipient = :number and m.id <= :last";

  /**
   * One that was accepted at the moment the erasure was asked for may still be submitted: Infobip
   * must not be given a pseudonym.
   */
  private static final String OPEN =
      "(m.due_at is not null or m.outcome in ('PENDING', 'SENT')"
          + " and m.look = 'UNKNOWN' and m.check_at is not null)";

  /** In the order of ids, as everybody locks messages. */
  static final String ERASE =
      """
      with due as materialized (
        select m.id from message m where %s and not %s order by m.id limit :some for no key update)
      update message m set recipient = :pseudonym, text_values = null from due where m.id = due.id
      returning m.correlation_id
      """
          .formatted(OF_NUMBER, OPEN);

  private static final String LEFT = "select count(*) from message m where " + OF_NUMBER;

  private static final String DELETE_TEXTS =
      """
      update send_request r set text = null, text_deleted_at = :now, text_deleted_by = :caller
      where r.correlation_id = any(:requests) and r.text is not null and r.recipients = (
        select count(*) from message m
        where m.correlation_id = r.correlation_id and m.recipient = :pseudonym)
      """;

  /** The key still names the send request, so that nobody is sent to twice. */
  private static final String FORGET_PRINTS =
      """
      update send_request
      set fingerprint = sha256(convert_to(
        cast(gen_random_uuid() as text) || cast(gen_random_uuid() as text), 'UTF8'))
      where correlation_id = any(:requests) and fingerprint is not null
      """;

  private static final String DIGEST =
      """
      select sha256(convert_to(coalesce(string_agg(cast(id as text), ',' order by id), ''), 'UTF8'))
      from message
      where %s and right(recipient, 4) = right(:pseudonym, 4) and recipient = :pseudonym
        and id <= :last
      """
          .formatted(OF_TEAMS);

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  @Transactional(Transactional.TxType.MANDATORY)
  @SuppressWarnings("unchecked")
  Progress step(Erasure erasure) {
    List<UUID> requests =
        entities
            .createNativeQuery(ERASE, UUID.class)
            .setParameter("number", erasure.number())
            .setParameter("pseudonym", erasure.pseudonym())
            .setParameter("last", erasure.lastMessage())
            .setParameter("some", SOME)
            .getResultList();
    int texts = requests.isEmpty() ? 0 : forget(requests, erasure);
    if (requests.size() == SOME) {
      return new Progress("", requests.size(), texts, 0);
    }
    return new Progress(null, requests.size(), texts, left(erasure));
  }

  private int forget(List<UUID> messages, Erasure erasure) {
    var requests = messages.stream().distinct().toArray(UUID[]::new);
    entities.createNativeQuery(FORGET_PRINTS).setParameter("requests", requests).executeUpdate();
    return entities
        .createNativeQuery(DELETE_TEXTS)
        .setParameter("requests", requests)
        .setParameter("pseudonym", erasure.pseudonym())
        .setParameter("now", clock.instant())
        .setParameter("caller", erasure.askedBy())
        .executeUpdate();
  }

  private int left(Erasure erasure) {
    return ((Number)
            entities
                .createNativeQuery(LEFT)
                .setParameter("number", erasure.number())
                .setParameter("last", erasure.lastMessage())
                .getSingleResult())
        .intValue();
  }

  /** Over the ids of all messages with the pseudonym that are not newer than the erasure. */
  @Transactional(Transactional.TxType.MANDATORY)
  byte[] digest(Erasure erasure) {
    return (byte[])
        entities
            .createNativeQuery(DIGEST, byte[].class)
            .setParameter("pseudonym", erasure.pseudonym())
            .setParameter("last", erasure.lastMessage())
            .getSingleResult();
  }
}
