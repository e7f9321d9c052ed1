package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what callers were promised against Infobip's ledger, and the figures against a recount. */
final class KillVerdict {

  private static final int EXAMPLES = 5;
  private static final Duration COUNTING = Duration.ofMinutes(2);

  private final Installation installation;
  private final KillCallers sending;

  KillVerdict(Installation installation, KillCallers sending) {
    this.installation = installation;
    this.sending = sending;
  }

  /**
   * @return whether every accepted message was submitted once, and nothing else, and all are
   *     counted right
   */
  boolean awaitAndTell(Duration limit) throws Exception {
    boolean ended = Await.happens(limit, () -> unfinished() == 0);
    Say.now(ended ? "every message is final" : "gave up waiting for messages to be final");
    var accepted = sending.acceptedIds();
    var times = timesTaken();
    var missing =
        accepted.stream().filter(id -> !times.containsKey(id)).collect(Collectors.toSet());
    var twice = where(times, 2);
    var strange = new HashSet<>(times.keySet());
    strange.removeAll(accepted);
    long sentTwice = recipientsWithTwoMessages();
    var miscounted = Set.copyOf(RecountedFigures.differences(installation, COUNTING));

    Say.row("send requests accepted", sending.sendRequests());
    Say.row("answers to callers", sending.answers());
    Say.row("messages accepted", accepted.size());
    Say.row("  once in Infobip's ledger", accepted.size() - missing.size() - twice.size());
    Say.row("  missing there", withExamples(missing));
    Say.row("  there more than once", withExamples(twice));
    Say.row("in the ledger, never accepted", withExamples(strange));
    Say.row("recipients with two messages", sentTwice);
    Say.row("in the database", statuses());
    Say.row("figures that a plain recount tells otherwise", withExamples(miscounted));
    return ended
        && sentTwice == 0
        && Stream.of(missing, twice, strange, miscounted).allMatch(Set::isEmpty);
  }

  /** How often Infobip took each message. */
  private Map<String, Integer> timesTaken() {
    Map<String, Integer> times = new TreeMap<>();
    for (var entry : installation.simulator().ledger().getJsonArray("messages")) {
      var message = (JsonObject) entry;
      times.put(message.getString("messageId"), message.getInt("accepted"));
    }
    times.values().removeIf(count -> count == 0);
    return times;
  }

  private static Set<String> where(Map<String, Integer> times, int atLeast) {
    return times.entrySet().stream()
        .filter(entry -> entry.getValue() >= atLeast)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static String withExamples(Set<String> found) {
    return found.size()
        + found.stream().limit(EXAMPLES).map(one -> " " + one).collect(Collectors.joining());
  }

  private long unfinished() throws SQLException {
    return LoadDatabase.number(
        installation, "select count(*) from message where outcome in ('PENDING', 'SENT')");
  }

  private long recipientsWithTwoMessages() throws SQLException {
    return LoadDatabase.number(
        installation,
        "select count(*) from (select from message group by recipient having count(*) > 1) t");
  }

  private String statuses() throws SQLException {
    return LoadDatabase.text(
        installation,
        "select string_agg(status || ' ' || n, ', ') from"
            + " (select status, count(*) as n from message group by status order by status) t");
  }
}
