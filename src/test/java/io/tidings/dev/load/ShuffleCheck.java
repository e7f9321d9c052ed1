package io.tidings.dev.load;

import static io.tidings.dev.load.ReportShuffle.SUBMITTED;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Holds what the database has after a {@link ReportShuffle} against what was sent. */
final class ShuffleCheck {

  /** Events are stored without these. */
  private static final String USUAL_NAMES =
      "case (e.group_id, e.status_id) when (1, 7) then 'PENDING_ENROUTE'"
          + " when (1, 26) then 'PENDING_ACCEPTED' when (2, 9) then 'UNDELIVERABLE_NOT_DELIVERED'"
          + " when (3, 2) then 'DELIVERED_TO_OPERATOR' when (3, 5) then 'DELIVERED_TO_HANDSET'"
          + " when (4, 15) then 'EXPIRED_EXPIRED' end";

  private static final int MOST_PROBLEMS = 20;
  private static final int FETCH = 500;

  private final ReportShuffle shuffle;
  private final List<String> problems = new ArrayList<>();

  /** How often the stored calls have each report, and what became of it. */
  private final Map<Key, Counted> reports = new HashMap<>();

  private final Map<UUID, StraightRule> rules = new HashMap<>();
  private int unmatched;

  ShuffleCheck(ReportShuffle shuffle) {
    this.shuffle = shuffle;
  }

  private record Key(UUID message, Instant doneAt) {
    static Key of(ShuffledReport report) {
      return new Key(report.message(), report.doneAt());
    }
  }

  private static final class Counted {
    private int stored;

    /** Those that are no repeats: it must be one. */
    private final StringBuilder verdicts = new StringBuilder();
  }

  List<String> problems(DataSource database) throws SQLException {
    shuffle.messages().forEach(id -> rules.put(id, submitted()));
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false); // else the driver reads all rows at once
      readCalls(connection);
      readEvents(connection);
      readMessages(connection);
      readUnmatched(connection);
      readLog(connection);
    }
    return problems.size() > MOST_PROBLEMS
        ? List.of(problems.size() + " problems, such as " + problems.subList(0, MOST_PROBLEMS))
        : problems;
  }

  private static StraightRule submitted() {
    return new StraightRule(SUBMITTED[0], SUBMITTED[1]);
  }

  private void check(boolean fine, String problem, Object... values) {
    if (!fine) {
      problems.add(problem.formatted(values));
    }
  }

  /** What is read from one row. */
  @FunctionalInterface
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void rows(Connection connection, String query, String parameter, Row each)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setFetchSize(FETCH);
      if (query.contains("?")) {
        statement.setString(1, parameter);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          each.read(rows);
        }
      }
    }
  }

  /** Every call is there, and each entry of it has a verdict that it can have. */
  private void readCalls(Connection connection) throws SQLException {
    Set<Integer> found = new HashSet<>();
    rows(
        connection,
        "select body, verdicts from webhook_call where accepted"
            + " and position(convert_to(?, 'UTF8') in body) = 1",
        shuffle.opening(),
        row -> {
          var body = new String(row.getBytes(1), StandardCharsets.UTF_8);
          int end = body.indexOf(',', shuffle.opening().length());
          int number = Integer.parseInt(body.substring(shuffle.opening().length(), end));
          found.add(number);
          readEntries(shuffle.calls().get(number), row.getString(2));
        });
    for (var call : shuffle.calls()) {
      check(found.contains(call.number()), "call %d is lost", call.number());
    }
  }

  private void readEntries(ShuffledCall call, String verdicts) {
    int size = call.entries().size();
    if (verdicts.length() != size) {
      check(false, "call %d has %d entries and verdicts %s", call.number(), size, verdicts);
      return;
    }
    for (int place = 0; place < size; place++) {
      var entry = call.entries().get(place);
      char verdict = verdicts.charAt(place);
      check(
          may(entry.map(ShuffledReport::known).orElse(null), verdict),
          "entry %d of call %d has verdict %s",
          place,
          call.number(),
          verdict);
      entry.ifPresent(report -> count(report, verdict));
    }
  }

  /** Null stands for an entry that is no report. */
  private static boolean may(@Nullable Boolean known, char verdict) {
    if (known == null) {
      return verdict == 'B';
    }
    return known ? "ASCR".indexOf(verdict) >= 0 : verdict == 'U';
  }

  private void count(ShuffledReport report, char verdict) {
    if (!report.known()) {
      unmatched++;
      return;
    }
    var counted = reports.computeIfAbsent(Key.of(report), key -> new Counted());
    counted.stored++;
    if (verdict != 'R') {
      counted.verdicts.append(verdict);
    }
  }

  /** In the order of the log, each event is what the rule makes of its report. */
  private void readEvents(Connection connection) throws SQLException {
    Set<Key> logged = new HashSet<>();
    rows(
        connection,
        "select e.message_id, e.done_at, e.group_id, e.status_id, e.verdict,"
            + " coalesce(e.status, e.status_name, %s), coalesce(m.told_again[e.told], 0)"
                .formatted(USUAL_NAMES)
            + " from event e join send_request r using (correlation_id)"
            + " join message m on m.id = e.message_id"
            + " where r.caller = ? order by e.seq",
        shuffle.caller(),
        row -> {
          var doneAt = row.getObject(2, OffsetDateTime.class).toInstant();
          var key = new Key(row.getObject(1, UUID.class), doneAt);
          var rule = Objects.requireNonNull(rules.get(key.message()));
          var verdict = rule.verdict(row.getInt(3), row.getInt(4), doneAt);
          check(verdict.startsWith(row.getString(5)), "%s is not %s", key, verdict);
          check(row.getString(6).equals(name(rule)), "%s does not lead to %s", key, name(rule));
          check(logged.add(key), "%s is logged twice", key);
          readEvent(key, verdict, row.getInt(7));
        });
    check(logged.equals(reports.keySet()), "%d events, not %d", logged.size(), reports.size());
  }

  private void readEvent(Key key, String verdict, int repeats) {
    var counted = reports.getOrDefault(key, new Counted());
    check(
        verdict.startsWith(counted.verdicts.toString()) && counted.verdicts.length() == 1,
        "%s is %s, and in its calls %s",
        key,
        verdict,
        counted.verdicts);
    check(repeats == counted.stored - 1, "%s has %d repeats too many", key, repeats);
  }

  private static String name(StraightRule rule) {
    return rule.group() == SUBMITTED[0] && rule.id() == SUBMITTED[1]
        ? "PENDING_ACCEPTED"
        : ShuffledReport.name(rule.group(), rule.id());
  }

  /** However the reports came, the one of the highest rank counts, and of those the newest. */
  private void readMessages(Connection connection) throws SQLException {
    Map<UUID, ShuffledReport> last = new HashMap<>();
    shuffle.calls().stream()
        .flatMap(call -> call.entries().stream())
        .flatMap(Optional::stream)
        .filter(ShuffledReport::known)
        .forEach(report -> last.merge(report.message(), report, ShuffleCheck::later));
    rows(
        connection,
        "select m.id, m.status from message m join send_request r using (correlation_id)"
            + " where r.caller = ?",
        shuffle.caller(),
        row -> {
          var id = row.getObject(1, UUID.class);
          var report = last.remove(id);
          var expected = report == null ? name(submitted()) : report.name();
          check(row.getString(2).equals(expected), "%s is not %s", id, expected);
          check(
              name(Objects.requireNonNull(rules.get(id))).equals(expected),
              "%s is not %s by its log",
              id,
              expected);
        });
    check(last.isEmpty(), "%d messages are lost", last.size());
  }

  private static ShuffledReport later(ShuffledReport one, ShuffledReport other) {
    return Comparator.comparingInt(ShuffledReport::rank)
                .thenComparing(ShuffledReport::doneAt)
                .compare(one, other)
            < 0
        ? other
        : one;
  }

  private void readUnmatched(Connection connection) throws SQLException {
    Set<UUID> ours = new HashSet<>();
    shuffle.calls().stream()
        .flatMap(call -> call.entries().stream())
        .flatMap(Optional::stream)
        .filter(report -> !report.known())
        .forEach(report -> ours.add(report.message()));
    int[] found = new int[1];
    rows(
        connection,
        "select our_id from unmatched_report where matched_at is null",
        "",
        row -> found[0] += ours.contains(row.getObject(1, UUID.class)) ? 1 : 0);
    check(found[0] == unmatched, "%d unmatched reports are kept, not %d", found[0], unmatched);
  }

  private void readLog(Connection connection) throws SQLException {
    rows(
        connection,
        "select count(*), max(seq), (select seq from event_log_head) from event",
        "",
        row ->
            check(
                row.getLong(1) == row.getLong(2) && row.getLong(2) == row.getLong(3),
                "the log has %d events up to %d, and its head is %d",
                row.getLong(1),
                row.getLong(2),
                row.getLong(3)));
  }
}
