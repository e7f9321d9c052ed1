package io.tidings.read.stray;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what is stored of a number and belongs to no message of ours, page by page. */
@ApplicationScoped
public class Strays {

  /** Each may be large. */
  static final int MOST_REPORTS = 20;

  static final int MOST_CALLS = 200;

  /** Rows are compared, so that only the index of just these columns gives the order. */
  static final String REPORTS =
      """
      select u.id, u.call_id, u.entry, u.received_at, u.reported_id, u.recipient, u.callback_data,
             u.raw, u.matched_message, u.assigned_by
        from unmatched_report u
       where (u.recipient, u.id) >= (:number, :first) and (u.recipient, u.id) < (:number, :before)
         and u.recipient = :number and u.id >= :first and u.id < :before
       order by u.recipient desc, u.id desc limit :most
      """;

  /**
   * There always is a row: how many were looked at, the last of them, and one with the number. Only
   * calls are looked at that were refused, or have something in them that is no report.
   */
  static final String CALLS =
      """
      with c as materialized (
        select w.id, position(convert_to(:digits, 'UTF8') in w.body) > 0 as fits
          from webhook_call w
         where (not w.accepted or w.verdicts ~ '[BI]') and w.id >= :first and w.id < :before
         order by w.id desc limit :most)
      select e.looked, e.last, f.id
        from (select count(*) as looked, (select c.id from c order by c.id limit 1) as last
                from c) e
        left join (select c.id from c where c.fits) f on true
       order by f.id desc
      """;

  static final String CALL =
      """
      select id, received_at, accepted, reason, remote, truncated, verdicts, body
        from webhook_call where id = :id
      """;

  @PersistenceContext private EntityManager entities;

  /**
   * Some reports, newest first.
   *
   * @param next what the next page comes after; empty when this is the last
   */
  public record FoundReports(List<JsonObject> reports, Optional<UUID> next) {}

  /** Some calls that have the digits in them, newest first. */
  public record FoundCalls(List<UUID> ids, Optional<UUID> next) {}

  /**
   * @param spelling of the number
   */
  @Transactional
  @SuppressWarnings("unchecked")
  public FoundReports reports(StraySearch search, String spelling) {
    List<Object[]> rows =
        entities
            .createNativeQuery(REPORTS, Object[].class)
            .setParameter("number", spelling)
            .setParameter("first", search.first())
            .setParameter("before", search.before())
            .setParameter("most", MOST_REPORTS)
            .getResultList();
    return new FoundReports(
        rows.stream().map(row -> StrayJson.report(row, search.content())).toList(),
        rows.size() < MOST_REPORTS
            ? Optional.empty()
            : Optional.of((UUID) rows.get(rows.size() - 1)[0]));
  }

  @Transactional
  @SuppressWarnings("unchecked")
  public FoundCalls calls(StraySearch search) {
    List<Object[]> rows =
        entities
            .createNativeQuery(CALLS, Object[].class)
            .setParameter("digits", search.digits())
            .setParameter("first", search.first())
            .setParameter("before", search.before())
            .setParameter("most", MOST_CALLS)
            .getResultList();
    var ids = rows.stream().filter(row -> row[2] != null).map(row -> (UUID) row[2]).toList();
    boolean mayGoOn = ((Number) rows.get(0)[0]).intValue() == MOST_CALLS;
    return new FoundCalls(ids, mayGoOn ? Optional.of((UUID) rows.get(0)[1]) : Optional.empty());
  }

  /** Empty when it has only a longer number in it, or is not kept any more. */
  @Transactional
  @SuppressWarnings("unchecked")
  public Optional<JsonObject> call(StraySearch search, UUID id) {
    List<Object[]> rows =
        entities.createNativeQuery(CALL, Object[].class).setParameter("id", id).getResultList();
    return rows.stream().findFirst().flatMap(row -> StrayJson.call(search, row));
  }
}
