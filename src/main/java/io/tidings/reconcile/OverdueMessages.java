package io.tidings.reconcile;

import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.ParsedReports;
import io.tidings.message.Attempt;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Status;
import io.tidings.message.record.Look;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.MessageLifecycle.NextLook;
import io.tidings.message.record.StatusRecorder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Messages that have been silent for too long. Each is looked for at growing distances from its
 * submit, and a last time when its validity and a grace time are over; then it ends.
 */
@ApplicationScoped
class OverdueMessages {

  static final int MOST_SETTLED = 5_000;
  private static final int MOST_ENDED = 500;

  /** As Infobip counts it; a message with a time window may have to wait a week for it. */
  private static final String VALIDITY =
      """
      coalesce(
          cast(options #>> '{validityPeriod,amount}' as integer)
            * case options #>> '{validityPeriod,timeUnit}'
                when 'SECONDS' then interval '1 second'
                when 'HOURS' then interval '1 hour'
                else interval '1 minute' end,
          interval '48 hours')
        + case when options -> 'deliveryTimeWindow' is null then interval '0' else interval '7 days' end
      """;

  private static final Duration POSTPONED = Duration.ofMinutes(1);

  /** What cannot be read today will hardly be in a minute. */
  private static final Duration IN_DOUBT = Duration.ofMinutes(15);

  /**
   * Looks at so many at most, ended or not: in a crowd of open ones the rest must wait. Rows are
   * locked where they are free only, for reports lock them in another order. The array keeps the
   * planner from reading the whole list.
   */
  private static final String ENDED =
      """
      select id from message
       where id = any(array(
         select id from (select id, outcome from message where look = ?1 and check_at <= ?2
                          order by check_at desc limit ?3) due
          where outcome in ('DELIVERED', 'FAILED', 'CANCELLED')))
         and check_at is not null
         for no key update skip locked
      """;

  /** Newest first: whoever waits for news waits for those. */
  private static final String SILENT =
      """
      with due as materialized (
        select m.id, coalesce(m.submitted_at, m.updated_at) as since, r.options
          from message m join send_request r on r.correlation_id = m.correlation_id
         where m.look = 'SILENT' and m.check_at <= ?1 and m.outcome in ('PENDING', 'SENT')
         order by m.check_at desc limit ?2 for no key update of m skip locked),
      plan as (
        select id, since + %s + interval '%s seconds' as ending,
               (select min(since + look * interval '1 second') from unnest(array[%s]) look
                 where since + look * interval '1 second' > ?1) as next
          from due)
      select id, cast(extract(epoch from least(next, ending)) * 1000000 as bigint),
             coalesce(next < ending, false)
        from plan
      """;

  private static final String LAST =
      """
      select id from message
       where look = 'LAST' and check_at <= ?1 and outcome in ('PENDING', 'SENT')
         and coalesce(submitted_at, updated_at) > ?2
       order by check_at limit ?3 for no key update skip locked
      """;

  private static final String OUT_OF_REACH =
      """
      select id from message
       where look = 'LAST' and check_at <= ?1 and outcome in ('PENDING', 'SENT')
         and coalesce(submitted_at, updated_at) <= ?2
       order by check_at limit ?3 for no key update skip locked
      """;

  private static final String OPEN =
      """
      select id from message where id = any(?1) and outcome in ('PENDING', 'SENT')
       order by id for no key update
      """;

  private static final String UNLOOKED =
      """
      select id from message where id = any(?1) and outcome in ('PENDING', 'SENT')
         and attempt is distinct from 'LOOKED'
       order by id for no key update
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private MessageLifecycle lifecycle;
  @Inject private StatusRecorder statuses;
  @Inject private ReconcileSettings settings;
  @Inject private Clock clock;
  private String silent = "";

  @PostConstruct
  void planLooks() {
    var looks =
        settings.looks().stream().map(OverdueMessages::seconds).collect(Collectors.joining(", "));
    silent = SILENT.formatted(VALIDITY, seconds(settings.grace()), looks);
  }

  private static String seconds(Duration duration) {
    return "%d.%03d".formatted(duration.toSeconds(), duration.toMillisPart());
  }

  /**
   * Takes messages off the list that ended before their look came, which most do. Reports leave
   * that to us, so that they need not touch an index.
   *
   * @return how many, at most {@link #MOST_SETTLED} for each kind of look
   */
  @Transactional
  @SuppressWarnings("unchecked")
  int settle() {
    int settled = 0;
    for (var look : EnumSet.complementOf(EnumSet.of(Look.TEST))) {
      List<UUID> ended =
          entities
              .createNativeQuery(ENDED, UUID.class)
              .setParameter(1, look.name())
              .setParameter(2, clock.instant())
              .setParameter(3, MOST_SETTLED)
              .getResultList();
      lifecycle.stopLooking(ended);
      settled += ended.size();
    }
    return settled;
  }

  /**
   * Claims messages to ask for now by setting their next look; a crash before the answer only means
   * that they wait for that one.
   */
  @Transactional
  @SuppressWarnings("unchecked")
  List<UUID> claim(int most) {
    List<Object[]> rows =
        entities
            .createNativeQuery(silent)
            .setParameter(1, clock.instant())
            .setParameter(2, most)
            .getResultList();
    var next = rows.stream().map(OverdueMessages::nextLook).toList();
    lifecycle.plan(next);
    return next.stream().map(NextLook::id).toList();
  }

  private static NextLook nextLook(Object[] row) {
    var look = (Boolean) row[2] ? Look.SILENT : Look.LAST;
    return new NextLook((UUID) row[0], look, Instant.EPOCH.plus((Long) row[1], ChronoUnit.MICROS));
  }

  /** The same for those whose end has come while Infobip's logs still reach back to them. */
  @Transactional
  @SuppressWarnings("unchecked")
  List<UUID> claimLast(int most) {
    var now = clock.instant();
    List<UUID> last =
        entities
            .createNativeQuery(LAST, UUID.class)
            .setParameter(1, now)
            .setParameter(2, now.minus(InfobipClient.LOGS_REACH_BACK))
            .setParameter(3, most)
            .getResultList();
    lifecycle.postpone(last, now.plus(POSTPONED));
    return last;
  }

  /** Nobody answered: they are looked for again soon. */
  @Transactional
  void postpone(List<UUID> ids) {
    lifecycle.postpone(locked(OPEN, ids), clock.instant().plus(POSTPONED));
  }

  /**
   * Records what the logs said of messages that were asked for, and the first time that they said
   * nothing: a message that stays silent for days is looked for many times.
   */
  @Transactional
  void found(List<UUID> ids, ParsedReports answer) {
    var doubt = Doubt.in(answer);
    var said = new ArrayList<>(answer.reports());
    var told = new HashSet<>(DeliveryReport.messageIds(said));
    locked(UNLOOKED, ids).stream()
        .filter(id -> !told.contains(id) && !doubt.isAbout(id))
        .forEach(id -> said.add(DeliveryReport.noted(id, Attempt.LOOKED, null)));
    statuses.record(said);
  }

  /** What became of messages whose end has come: ended by us, or to be looked for again. */
  record Last(int ended, int inDoubt) {}

  /**
   * Records what the logs said of messages whose end has come, and ends those that they do not
   * know. Where they have an entry that cannot be read Infobip may know the end, so the message is
   * looked for again, until the logs no longer reach back to it.
   */
  @Transactional
  Last foundLast(List<UUID> ids, ParsedReports answer) {
    var doubt = Doubt.in(answer);
    var told =
        answer.reports().stream()
            .filter(report -> report.status().isFinal())
            .map(DeliveryReport::messageId)
            .collect(Collectors.toSet());
    var open = locked(OPEN, ids).stream().filter(id -> !told.contains(id)).toList();
    var inDoubt = open.stream().filter(doubt::isAbout).toList();
    var silent = open.stream().filter(id -> !doubt.isAbout(id)).toList();
    lifecycle.postponeApart(inDoubt, clock.instant().plus(IN_DOUBT));
    end(silent, answer.reports(), "No final report came, and Infobip's logs knew of none.");
    return new Last(silent.size(), inDoubt.size());
  }

  /**
   * Ends messages that Infobip's logs no longer reach back to. A report that comes all the same
   * corrects it.
   *
   * @return how many
   */
  @Transactional
  @SuppressWarnings("unchecked")
  int endOutOfReach() {
    var now = clock.instant();
    List<UUID> silent =
        entities
            .createNativeQuery(OUT_OF_REACH, UUID.class)
            .setParameter(1, now)
            .setParameter(2, now.minus(InfobipClient.LOGS_REACH_BACK))
            .setParameter(3, MOST_ENDED)
            .getResultList();
    end(
        silent,
        List.of(),
        "No final report came, and Infobip's logs no longer reach back to its submit.");
    return silent.size();
  }

  private void end(List<UUID> silent, List<DeliveryReport> reports, String why) {
    lifecycle.end(silent);
    var all = new ArrayList<>(reports);
    for (var id : silent) {
      all.add(DeliveryReport.ours(id, Status.NO_REPORT, why));
    }
    statuses.record(all);
  }

  @SuppressWarnings("unchecked")
  private List<UUID> locked(String selection, List<UUID> ids) {
    return entities
        .createNativeQuery(selection, UUID.class)
        .setParameter(1, ids.toArray(UUID[]::new))
        .getResultList();
  }
}
