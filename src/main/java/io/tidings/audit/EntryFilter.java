package io.tidings.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for; null leaves them out of account.
 *
 * @param since at this moment or later
 * @param until before this moment
 * @param before only entries of a lesser number
 */
public record EntryFilter(
    @Nullable String action,
    @Nullable String caller,
    @Nullable String key,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Long before,
    int limit) {

  /** What a condition compares with. */
  record Condition(String sql, Object value) {}

  /** Of numbers and times entries have the same order, so both bound the same index. */
  List<Condition> conditions() {
    var conditions = new ArrayList<Condition>();
    add(conditions, "action = ?", action);
    add(conditions, "caller = ?", caller);
    add(conditions, "key_id = ?", key);
    add(
        conditions,
        "number >= (select coalesce(min(number), 9223372036854775807) from"
            + " (select number from audit.entry where at >= ? order by at, number limit 1) f)",
        since);
    add(
        conditions,
        "number <= (select coalesce(max(number), 0) from"
            + " (select number from audit.entry where at < ? order by at desc, number desc limit 1)"
            + " l)",
        until);
    add(conditions, "number < ?", before);
    return conditions;
  }

  private static void add(List<Condition> conditions, String sql, @Nullable Object value) {
    if (value != null) {
      conditions.add(new Condition(sql, value));
    }
  }
}
