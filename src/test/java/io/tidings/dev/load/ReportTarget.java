package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A server that reports go to, with the messages they are about.
 *
 * @param made how many reports were made for its installation
 */
record ReportTarget(
    String name, Installation installation, Server node, StoredMessages messages, AtomicLong made) {

  /**
   * Starts the servers of a candidate over one database; the one to close is any's installation.
   */
  static List<ReportTarget> start(
      Candidate candidate, List<String> kinds, InstallationSettings settings, int stored)
      throws SQLException {
    var installation = Installation.start(candidate.in(settings));
    var messages =
        candidate.isBuilt()
            ? StoredMessages.storeInOrder(installation, stored)
            : StoredMessages.store(installation, stored);
    Say.now("%s: %d messages are stored", candidate.name(), stored);
    var made = new AtomicLong();
    return IntStream.range(0, kinds.size())
        .mapToObj(
            place ->
                new ReportTarget(
                    kinds.get(place) + " " + candidate.name(),
                    installation,
                    installation.nodes().get(place),
                    messages,
                    made))
        .toList();
  }

  ReportTraffic traffic(int reportsOfACall, int window) {
    return new ReportTraffic(messages, Installation.REPORT_TOKEN, reportsOfACall, made)
        .inWindowsOf(window);
  }

  /** What a row of the log takes on disk with its indexes, in bytes. */
  long bytesOfAnEvent() throws SQLException {
    return LoadDatabase.number(
        installation,
        """
        select sum(pg_total_relation_size(oid))::bigint / greatest(1, (select count(*) from event))
        from (select 'event'::regclass as oid
              union all select inhrelid from pg_inherits where inhparent = 'event'::regclass) t
        """);
  }

  boolean logIsGapless() throws SQLException {
    return LoadDatabase.text(
            installation,
            "select count(*) = max(seq) and max(seq) = (select seq from event_log_head) from event")
        .equals("t");
  }
}
