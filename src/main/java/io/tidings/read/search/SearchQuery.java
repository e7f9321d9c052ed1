package io.tidings.read.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statement that finds the messages of a page, and its parameters. The candidates come newest
 * first out of one index, the other terms are looked at in these: but only in so many for each
 * page, however rare it is that one fits. No send request is looked at for it.
 */
final class SearchQuery {

  /** Messages that are looked at for a page. */
  static final int MOST_CANDIDATES = 2_000;

  /**
   * There always is a row: how many candidates there were, the last of them, and a message that
   * fits. Materialized, so that what fits is not looked for by a way of its own. {@code updated_at}
   * is in no index: PostgreSQL takes the comparison of rows for rare, and would read the whole
   * index of numbers and sort it rather than follow the order, because it has all other columns.
   */
  private static final String PAGE =
      """
      with c as materialized (
        select m.id, m.recipient, m.updated_at, %s as fits from %s m
         where %s and %s
         order by m.team desc, m.id desc limit :candidates)
      select e.looked, e.last, f.id, f.recipient
        from (select count(*) as looked, (select c.id from c order by c.id limit 1) as last
                from c) e
        left join (select c.id, c.recipient from c where c.fits order by c.id desc limit :most) f
          on true
       order by f.id desc
      """;

  private static final String OF_TEAM = "m.team = :team and m.id >= :first and m.id < :before";

  /**
   * Rows are compared, not columns: then only the index of just these gives the order, and nobody
   * walks along the messages of others, however few the team has.
   */
  private static final String ALL_OF_TEAM =
      "(m.team, m.id) >= (:team, :first) and (m.team, m.id) < (:team, :before)";

  /** The order would tempt PostgreSQL to walk along all ids; there are 10,000 at most. */
  private static final String OF_REQUEST =
      "(select * from message m where m.correlation_id = :correlationId offset 0)";

  private final Search search;
  private final Optional<Term> way;

  SearchQuery(Search search) {
    this.search = search;
    this.way = search.terms().keySet().stream().filter(Term::isIndexed).sorted().findFirst();
  }

  String page() {
    var fits =
        search.terms().keySet().stream()
            .filter(term -> !isWay(term))
            .sorted()
            .map(Term::condition)
            .collect(Collectors.joining(" and "));
    return PAGE.formatted(
        fits.isEmpty() ? "true" : fits,
        isWay(Term.CORRELATION_ID) ? OF_REQUEST : "message",
        way.map(Term::condition).orElse("true"),
        way.isPresent() ? OF_TEAM : ALL_OF_TEAM);
  }

  /** At most one more than the search's limit; the extra one tells that there is a next page. */
  Map<String, Object> ofPage() {
    var values = new HashMap<String, Object>();
    search.terms().forEach((term, value) -> values.put(term.parameter(), value));
    values.put("team", search.team());
    values.put("first", search.first());
    values.put("before", search.before());
    values.put("candidates", candidates());
    values.put("most", search.country().isPresent() ? candidates() : search.limit() + 1);
    return values;
  }

  /** Where every candidate fits no more are needed than are shown. */
  int candidates() {
    boolean allFit = search.terms().keySet().stream().allMatch(this::isWay);
    return allFit ? search.limit() + 1 : MOST_CANDIDATES;
  }

  private boolean isWay(Term term) {
    return way.filter(term::equals).isPresent();
  }
}
