package io.tidings.dev.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts all messages there are anew, and compares that with the figures. */
public final class PlainRecount {

  private static final int BUCKETS = 24;

  private static final String DIFFERENCES =
      """
      with told as (
        select *, date_trunc('hour', to_timestamp(ms / 1000.0) at time zone 'UTC') as hour,
          floor(extract(epoch from done_at - coalesce(submitted_at, to_timestamp(ms / 1000.0))) * 1000) as took
        from (select *, ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint as ms
                from message where not test and coalesce(caller, '') like ?) m),
      plain as (
        select hour, team, left(outcome, 1) as outcome, coalesce(mcc_mnc, 'unknown') as network,
          coalesce(sender, '') as sender, coalesce(caller, '') as caller,
          case when outcome <> 'FAILED' then '' when coalesce(error_id, 0) <> 0 then error_id::text
               else status end as error,
          coalesce(case when price is not null then currency end, '') as currency,
          count(*) as messages, coalesce(sum(segments), 0) as segments,
          coalesce(sum(price * greatest(1, coalesce(segments, 0))), 0) as cost,
          count(*) filter (where outcome = 'DELIVERED' and done_at is not null) as delivered,
          coalesce(sum((select count(*) from unnest(array[1,2,3,5,7,10,15,20,30,45,60,90,120,180,300,600,900,
            1800,3600,7200,21600,43200,86400]) bound where took > bound * 1000))
            filter (where outcome = 'DELIVERED' and done_at is not null), 0) as steps
        from told group by 1, 2, 3, 4, 5, 6, 7, 8),
      kept as (
        select at at time zone 'UTC', team, outcome::text, network, sender, caller, error, currency,
          sum(messages), sum(segments), sum(cost), sum(%1$s), sum(%2$s)
        from figure where level = 'H' and caller like ? group by 1, 2, 3, 4, 5, 6, 7, 8)
      select 'plain: ' || d::text from (select * from plain except all select * from kept) d
      union all
      select 'kept: ' || d::text from (select * from kept except all select * from plain) d
      """
          .formatted(took("took_%1$d"), took("%1$d * took_%1$d"));

  private static final String LEVELS =
      """
      select 'levels differ: ' || a::text || ' ' || b::text from
        (select team, date_trunc('day', at at time zone 'UTC') as day, outcome, level, sum(messages) as messages,
           sum(segments) as segments, sum(cost) as cost, sum(%1$s) as steps
         from figure where level <> 'M' group by 1, 2, 3, 4) a
        full join
        (select team, date_trunc('day', at at time zone 'UTC') as day, outcome, sum(messages) as messages,
           sum(segments) as segments, sum(cost) as cost, sum(%1$s) as steps
         from figure where level = 'H' group by 1, 2, 3) b
        using (team, day, outcome)
       where (a.messages, a.segments, a.cost, a.steps) is distinct from (b.messages, b.segments, b.cost, b.steps)
      """
          .formatted(took("%1$d * took_%1$d"));

  private PlainRecount() {}

  private static String took(String form) {
    var sum = new StringBuilder("0");
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      sum.append(" + ").append(form.formatted(bucket));
    }
    return sum.toString();
  }

  /** Where the figures are not what is counted; nothing, one hopes. */
  public static List<String> differences(Connection database) throws SQLException {
    var differences = new ArrayList<>(differencesOf("%", database));
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(LEVELS)) {
      while (rows.next()) {
        differences.add(rows.getString(1));
      }
    }
    return differences;
  }

  /** The same for the messages of a caller. */
  public static List<String> differencesOf(String caller, Connection database) throws SQLException {
    try (var statement = database.prepareStatement(DIFFERENCES)) {
      statement.setString(1, caller);
      statement.setString(2, caller);
      var differences = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          differences.add(rows.getString(1));
        }
      }
      return differences;
    }
  }
}
