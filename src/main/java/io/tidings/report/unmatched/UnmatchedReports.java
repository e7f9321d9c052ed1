package io.tidings.report.unmatched;

import io.tidings.message.MessageId;
import io.tidings.message.Verdict;
import io.tidings.message.record.StatusRecorder;
import io.tidings.report.call.JudgedCall;
import io.tidings.sql.Write;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reports that wait for their message. One that gets it is recorded and marked in the same
 * transaction; it is locked before its message, as everywhere.
 */
@ApplicationScoped
public class UnmatchedReports {

  static final int MOST_MATCHED = 500;
  static final int MOST_DELETED = 5_000;

  private static final UUID NEWEST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
  private static final int SKIP_LOCKED = -2;

  /**
   * Longer than a transaction takes: a report and its message that are stored at the same time do
   * not see each other.
   */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  /** Those that the database saw turn up, and those of which it may not have. */
  static final String MATCHABLE =
      """
      select id from (
        (select id, our_id from unmatched_report
          where matched_at is null and turned_up order by id limit ?1)
        union
        (select id, our_id from unmatched_report where matched_at is null and id >= ?2)) u
      where exists (select from message m where m.id = u.our_id)
      order by id limit ?1
      """;

  private static final String COUNT =
      "select count(*) from (select from unmatched_report"
          + " where matched_at is null and dismissed_at is %s limit ?1) u";
  private static final String COUNT_SEEN = COUNT.formatted("null");
  private static final String COUNT_DISMISSED = COUNT.formatted("not null");

  private static final String ADD =
      "insert into unmatched_report (%s) select %s from %s"
          .formatted(
              UnmatchedReport.STORED.names(""),
              UnmatchedReport.STORED.names("u."),
              UnmatchedReport.STORED.table("u"));

  private static final String DELETE =
      """
      delete from unmatched_report where id = any(array(
        select id from unmatched_report where id < ?1 order by id limit ?2))
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private StatusRecorder statuses;
  @Inject private Clock clock;

  /** Keeps the reports of these calls whose message is not known. */
  public static Write of(List<JudgedCall> judged) {
    return Write.ofRows(ADD, UnmatchedReport.STORED, UnmatchedReport.of(judged));
  }

  /**
   * Those that wait, newest first.
   *
   * @param dismissed those that somebody dismissed, or all others
   * @param before only older ones than the one of that id
   */
  @Transactional
  public List<UnmatchedReport> page(boolean dismissed, Optional<UUID> before, int limit) {
    return entities
        .createQuery(
            "select u from UnmatchedReport u where u.matchedAt is null and u.dismissedAt is "
                + (dismissed ? "not null" : "null")
                + " and u.id < :before order by u.id desc",
            UnmatchedReport.class)
        .setParameter("before", before.orElse(NEWEST))
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many wait, counted up to so many. */
  @Transactional
  public int count(boolean dismissed, int most) {
    return ((Number)
            entities
                .createNativeQuery(dismissed ? COUNT_DISMISSED : COUNT_SEEN)
                .setParameter(1, most)
                .getSingleResult())
        .intValue();
  }

  /** Those that came with a call, whether they still wait or not. */
  @Transactional
  public List<UnmatchedReport> ofCall(UUID callId) {
    return entities
        .createQuery(
            "select u from UnmatchedReport u where u.callId = :callId", UnmatchedReport.class)
        .setParameter("callId", callId)
        .getResultList();
  }

  @Transactional
  Optional<UnmatchedReport> find(UUID id) {
    return Optional.ofNullable(entities.find(UnmatchedReport.class, id));
  }

  /**
   * Some whose message is known by now, oldest first.
   *
   * @param every how often this is asked
   */
  @Transactional
  @SuppressWarnings("unchecked")
  List<UUID> matchable(Duration every) {
    var recent = clock.instant().minus(every).minus(OVERLAP);
    return entities
        .createNativeQuery(MATCHABLE, UUID.class)
        .setParameter(1, MOST_MATCHED)
        .setParameter(2, MessageId.first(recent))
        .getResultList();
  }

  /** Records these reports, but for those that another node is at. */
  @Transactional
  void match(List<UUID> ids) {
    var waiting =
        entities
            .createQuery(
                "select u from UnmatchedReport u where u.id in :ids and u.matchedAt is null"
                    + " order by u.id",
                UnmatchedReport.class)
            .setParameter("ids", ids)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
            .getResultList();
    var judged = statuses.judge(waiting.stream().map(UnmatchedReport::asReport).toList());
    mark(waiting, judged.verdicts());
    statuses.append(judged);
  }

  private void mark(List<UnmatchedReport> waiting, List<Verdict> verdicts) {
    for (int place = 0; place < waiting.size(); place++) {
      if (verdicts.get(place) != Verdict.UNMATCHED) {
        var report = waiting.get(place);
        report.matched(report.ourId().orElseThrow(), clock.instant());
      }
    }
  }

  /** It cannot be recorded. Somebody has to look at it. */
  @Transactional
  void giveUp(UUID id) {
    find(id).ifPresent(UnmatchedReport::matchOnlyByHand);
  }

  /** Forgets those of a call that was replayed, which has brought them again. */
  @Transactional
  public void forget(UUID callId) {
    entities
        .createNativeQuery("delete from unmatched_report where call_id = ?1 and matched_at is null")
        .setParameter(1, callId)
        .executeUpdate();
  }

  /**
   * Forgets what came too long ago, matched or not.
   *
   * @return how many, at most {@link #MOST_DELETED}
   */
  @Transactional
  int deleteOlder(UUID than) {
    return entities
        .createNativeQuery(DELETE)
        .setParameter(1, than)
        .setParameter(2, MOST_DELETED)
        .executeUpdate();
  }
}
