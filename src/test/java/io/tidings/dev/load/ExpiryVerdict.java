package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What is left when old messages have gone, against what should be. */
final class ExpiryVerdict {

  private final Installation installation;
  private final OldMessages old;
  private final ExpiryPhases phases;
  private boolean fine = true;

  ExpiryVerdict(Installation installation, OldMessages old, ExpiryPhases phases) {
    this.installation = installation;
    this.old = old;
    this.phases = phases;
  }

  /**
   * @param fresh how many young messages there were
   */
  boolean tell(int fresh) throws SQLException {
    calls();
    check("all is gone that is too old", true, phases.isDone());
    check("every call answered 200", true, phases.onlyStored());
    check("events that reached readers", phases.reports(), phases.readers().events());
    check("what else reached readers", Map.of(), phases.readers().problems());
    check(
        "young messages",
        (long) fresh,
        number("select count(*) from message where id >= " + old.endId()));
    var ofOld = " from message where id < " + old.endId();
    check(
        "old messages that have not ended",
        (long) old.waiting(),
        number("select count(*)" + ofOld + " and outcome = 'SENT'"));
    check(
        "their events and send requests",
        2L * old.waiting() + old.waiting() / old.recipients(),
        number(
            "select (select count(*) from event e join message m on m.id = e.message_id and m.id < %1$s)"
                    .formatted(old.endId())
                + " + (select count(*) from send_request where caller = 'old')"));
    check(
        "old messages that have ended",
        0L,
        number("select count(*)" + ofOld + " and outcome <> 'SENT'"));
    check(
        "places of the log without an event, from where it begins",
        0L,
        number(
            "select (select seq - expired_up_to from event_log_head) - count(*) from event"
                + " where seq > (select expired_up_to from event_log_head)"));
    check("failures of background work", 0L, failures());
    disk();
    Say.line(fine ? "as it should be" : "NOT as it should be");
    return fine;
  }

  private void calls() {
    var all =
        new TreeMap<Integer, Latencies>(
            Map.of(1, phases.before(), 2, phases.during(), 3, phases.after()));
    var names = new String[] {"before", "while they go", "after"};
    Say.line("%n| what | calls | p50 ms | p99 ms | most ms |%n|---|---|---|---|---|");
    all.forEach(
        (place, took) ->
            Say.line(
                "| %s | %d | %s | %s | %s |",
                names[place - 1],
                took.count(),
                took.millis(0.5),
                took.millis(0.99),
                took.millis(1)));
    Say.row("p99 while they go by p99 before", "%.2f".formatted(ratio()));
    double seconds = phases.took().toMillis() / 1e3;
    Say.row("took, s", "%.0f".formatted(seconds));
    Say.row(
        "messages a second, with all that goes with them", "%.0f".formatted(old.count() / seconds));
  }

  private double ratio() {
    return (double) phases.during().quantile(0.99).toNanos()
        / Math.max(1, phases.before().quantile(0.99).toNanos());
  }

  private void disk() throws SQLException {
    phases.sizesBefore().tell("before");
    DiskSizes.of(installation).tell("after, as autovacuum left it");
    new Filling(installation.postgres().dataSource()).run("vacuum");
    DiskSizes.of(installation).tell("after vacuum");
    new Filling(installation.postgres().dataSource()).run("vacuum full");
    DiskSizes.of(installation).tell("after vacuum full");
  }

  private long failures() {
    return installation.nodes().stream().mapToLong(ExpiryVerdict::failures).sum();
  }

  private static long failures(Server node) {
    try (var lines = Files.lines(node.log())) {
      return lines.filter(line -> line.contains(" failed and goes on after ")).count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private long number(String query) throws SQLException {
    return LoadDatabase.number(installation, query);
  }

  private void check(String what, Object expected, Object found) {
    boolean same = expected.equals(found);
    fine &= same;
    Say.row(what, same ? found : found + ", NOT " + expected);
  }
}
