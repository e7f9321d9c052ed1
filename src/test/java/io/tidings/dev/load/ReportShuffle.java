package io.tidings.dev.load;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Reports in the worst order: four for each of many messages, each of them one to four times, all
 * mixed up, in calls of 1 to 100 entries; one in a hundred is of a message nobody knows, one has a
 * status nobody knows, and one entry is no report at all.
 */
public final class ReportShuffle {

  private static final int REPORTS_OF_A_MESSAGE = 4;
  private static final int MOST_TIMES = 4;
  private static final int MOST_IN_A_CALL = 100;
  private static final int MESSAGES_OF_A_REQUEST = 10;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** Groups and ids: on the way, at the operator, and every way to end. */
  private static final int[][] STATUSES = {{1, 7}, {1, 3}, {3, 2}, {3, 5}, {2, 9}, {4, 15}, {5, 8}};

  private static final int[][] UNKNOWN = {{3, 9001}, {77, 78}, {1, 9002}, {5, 9003}};

  private static final String INSERT =
      """
      with request as materialized (
        select gen_random_uuid() as id, place from generate_series(0, ?) place),
      stored as (
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        select id, now(), ?, ?, 'Shuffled' from request)
      insert into message (id, correlation_id, submitted_at, updated_at, position, attempts,
        group_id, status_id, status, outcome, recipient, caller)
      select m.id, request.id, now(), now(), m.ord, 1, 1, 26, 'PENDING_ACCEPTED', 'SENT',
        '+385911111101', ?
      from unnest(?::uuid[]) with ordinality as m(id, ord)
      join request on request.place = (m.ord - 1) / ?
      """;

  /** Where each message stands before the first report. */
  static final int[] SUBMITTED = {1, 26};

  private final String name = UUID.randomUUID().toString();
  private final Random random;
  private final List<UUID> messages = new ArrayList<>();
  private final List<ShuffledCall> calls = new ArrayList<>();

  public ReportShuffle(int messages, long seed) {
    random = new Random(seed);
    for (int message = 0; message < messages; message++) {
      this.messages.add(id());
    }
    fillCalls(entries());
  }

  /** A UUIDv7 of now, as the application makes them. */
  private UUID id() {
    long high = System.currentTimeMillis() << 16 | 0x7000L | random.nextInt(1 << 12);
    return new UUID(high, random.nextLong() >>> 2 | 1L << 63);
  }

  private List<Optional<ShuffledReport>> entries() {
    List<Optional<ShuffledReport>> entries = new ArrayList<>();
    for (var message : messages) {
      for (int place = 0; place < REPORTS_OF_A_MESSAGE; place++) {
        var report = Optional.of(report(message, place));
        entries.addAll(Collections.nCopies(1 + random.nextInt(MOST_TIMES), report));
      }
    }
    for (int broken = entries.size() / 100; broken > 0; broken--) {
      entries.add(Optional.empty());
    }
    Collections.shuffle(entries, random);
    return entries;
  }

  /** The done times of a message's reports are in no order, and all differ. */
  private ShuffledReport report(UUID message, int place) {
    boolean known = !oneInAHundred();
    var status = oneInAHundred() ? any(UNKNOWN) : any(STATUSES);
    var doneAt = BEGIN.plusSeconds(random.nextInt(100_000) * 10L + place);
    return new ShuffledReport(known ? message : id(), known, status[0], status[1], doneAt);
  }

  private boolean oneInAHundred() {
    return random.nextInt(100) == 0;
  }

  private int[] any(int[][] statuses) {
    return statuses[random.nextInt(statuses.length)];
  }

  private void fillCalls(List<Optional<ShuffledReport>> entries) {
    for (int from = 0; from < entries.size(); ) {
      int to = Math.min(entries.size(), from + 1 + random.nextInt(MOST_IN_A_CALL));
      calls.add(new ShuffledCall(calls.size(), List.copyOf(entries.subList(from, to))));
      from = to;
    }
  }

  /** Puts the messages into the database as if they had been submitted. */
  public void insertMessages(DataSource database) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, messages.size() / MESSAGES_OF_A_REQUEST);
      insert.setInt(2, MESSAGES_OF_A_REQUEST);
      insert.setString(3, caller());
      insert.setString(4, caller());
      insert.setArray(5, connection.createArrayOf("uuid", messages.toArray()));
      insert.setInt(6, MESSAGES_OF_A_REQUEST);
      insert.executeUpdate();
    }
  }

  /** Sends every call until it is answered 2xx. */
  public ShuffleSender sendTo(List<URI> servers, String token, int connections) {
    return new ShuffleSender(this, servers, token, connections);
  }

  /** What is not as it should be after every call was answered 2xx; nothing, one hopes. */
  public List<String> problems(DataSource database) throws SQLException {
    return new ShuffleCheck(this).problems(database);
  }

  /** Where the figures of its messages are not what a plain recount says; nothing, one hopes. */
  public List<String> miscounted(DataSource database) {
    try (var connection = database.getConnection()) {
      return PlainRecount.differencesOf(caller(), connection);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** How often an entry is in some call. */
  public int size() {
    return calls.stream().mapToInt(call -> call.entries().size()).sum();
  }

  List<ShuffledCall> calls() {
    return calls;
  }

  List<UUID> messages() {
    return messages;
  }

  /** What the bodies of its calls begin with. */
  String opening() {
    return ShuffledCall.opening(name);
  }

  byte[] body(ShuffledCall call) {
    return call.body(name);
  }

  /** The caller of its send requests. */
  String caller() {
    return "shuffle " + name;
  }
}
