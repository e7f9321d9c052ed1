package io.tidings.dev.load;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How messages of a send request stood at a place of the log, and what a stream told from there.
 */
final class StaleSnapshot {

  /** In one statement, as the application reads a snapshot. */
  private static final String READ =
      """
      select h.seq, m.id, m.done_at from message m, event_log_head h
      where m.correlation_id = ? order by m.position
      """;

  private static final String EVENTS =
      "select seq, message_id, done_at from event where correlation_id = ? order by seq";

  private final int request;
  private final long seq;
  private final long behind;
  private final Map<UUID, String> doneAt;
  private final StreamReader reader = new StreamReader();

  private StaleSnapshot(int request, long seq, long behind, Map<UUID, String> doneAt) {
    this.request = request;
    this.seq = seq;
    this.behind = behind;
    this.doneAt = doneAt;
  }

  /**
   * @param head where the log had come to before
   */
  static StaleSnapshot read(Connection standby, int request, long head) throws SQLException {
    try (var statement = standby.prepareStatement(READ)) {
      statement.setObject(1, StoredMessages.correlationId(request));
      var doneAt = new TreeMap<UUID, String>();
      long seq = 0;
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          seq = rows.getLong(1);
          doneAt.put(rows.getObject(2, UUID.class), String.valueOf(rows.getTimestamp(3)));
        }
      }
      return new StaleSnapshot(request, seq, head - seq, doneAt);
    }
  }

  void follow(StreamSwarm swarm, URI server) {
    var path = StreamRequest.pathOf(request);
    swarm.open(server, StreamRequest.of(path, Long.toString(seq)), reader);
  }

  /** By how many events it was behind, at least. */
  long behind() {
    return behind;
  }

  /** How many events the stream told. */
  int told() {
    return reader.received("status").size();
  }

  boolean hasAll(Connection primary) throws SQLException {
    return told() >= events(primary).stream().filter(event -> event.seq > seq).count();
  }

  private record Logged(long seq, UUID message, String doneAt) {}

  private List<Logged> events(Connection primary) throws SQLException {
    try (var statement = primary.prepareStatement(EVENTS)) {
      statement.setObject(1, StoredMessages.correlationId(request));
      var events = new ArrayList<Logged>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(
              new Logged(
                  rows.getLong(1),
                  rows.getObject(2, UUID.class),
                  String.valueOf(rows.getTimestamp(3))));
        }
      }
      return events;
    }
  }

  List<String> problems(Connection primary) throws SQLException {
    var events = events(primary);
    var problems = new ArrayList<String>();
    var expected = new TreeMap<>(doneAt);
    expected.replaceAll((message, told) -> "null");
    events.stream()
        .filter(event -> event.seq <= seq)
        .forEach(event -> expected.put(event.message, event.doneAt));
    if (!expected.equals(doneAt)) {
      problems.add("the snapshot is not true at its place");
    }
    var later = events.stream().filter(event -> event.seq > seq).map(Logged::seq).toList();
    var told = reader.received("status").stream().map(event -> Long.parseLong(event.id())).toList();
    if (!later.equals(told)) {
      problems.add("the stream told other events");
    }
    if (reader.status() != 200 || reader.hasEnded()) {
      problems.add("the stream ended, answered " + reader.status());
    }
    if (!reader.received("reset").isEmpty() || !reader.received("snapshot").isEmpty()) {
      problems.add("the stream began anew");
    }
    return problems;
  }
}
