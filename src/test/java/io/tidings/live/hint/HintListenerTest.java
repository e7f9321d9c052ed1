package io.tidings.live.hint;

import static io.tidings.DatabaseFixture.inTransaction;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.live.ReaderFixture;
import io.tidings.live.channel.EventTail;
import io.tidings.live.channel.StatusChannels;
import io.tidings.message.CorrelationId;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Message;
import io.tidings.message.MessageId;
import io.tidings.message.Recipient;
import io.tidings.message.SendRequest;
import io.tidings.message.Snapshot;
import io.tidings.message.record.CommitHints;
import io.tidings.message.record.EventLog;
import io.tidings.message.record.MessageInsert;
import io.tidings.message.record.RecorderFixture;
import io.tidings.message.record.StatusRecorder;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one node hears of another on a real database, without a server. */
class HintListenerTest {

  private final CommitHints here = CommitHints.of(true);
  private final EntityManager entities = DatabaseFixture.running().open();
  private final EventLog log = InjectionFixture.inject(new EventLog(), entities);
  private final SettableClock clock = new SettableClock();
  private final StatusRecorder ours = RecorderFixture.of(entities, clock, here);
  private final StatusRecorder theirs = RecorderFixture.of(entities, clock, CommitHints.of(true));
  private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
  private volatile boolean wanted = true;
  private @Nullable HintListener listener;

  /** A node tells others only where there are any. */
  @BeforeEach
  void tellOfTwoNodes() throws SQLException {
    execute(
        """
        insert into node (id, started_at, seen_at, skew_millis, answer_millis, streams, connections,
            name, version)
          select gen_random_uuid(), now(), now() + interval '1 hour', 0, 0, 0, 0, 'hints', 'x'
            from generate_series(1, 2)
        """);
  }

  @AfterEach
  void close() throws SQLException {
    execute("delete from node where name = 'hints'");
    if (listener != null) {
      listener.close();
    }
    entities.close();
  }

  private HintListener start(PoolFixture pool, CommitHints hints) {
    listener = HintListener.start(Thread::new, pool, hints, () -> wanted, heard::add);
    return listener;
  }

  private HintListener listening(PoolFixture pool) {
    var started = start(pool, here);
    await(started::isListening);
    return started;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** A send request with one message, as it stands. */
  private Snapshot accepted() throws Exception {
    var now = clock.instant();
    var request = new SendRequest(CorrelationId.next(), "default", "shop", null, "Hello", 1, now);
    var recipient = new Recipient("+385911111101");
    var message = new Message(MessageId.next(), request.correlationId(), 0, recipient, now);
    message.askedBy(request);
    inTransaction(
        entities,
        () -> {
          InjectionFixture.inject(new MessageInsert(), entities)
              .insert(List.of(request), List.of(message));
          return true;
        });
    return new Snapshot(log.head(), request, List.of(message));
  }

  /**
   * @return how far the log goes then
   */
  private long commit(StatusRecorder recorder, Snapshot snapshot) throws Exception {
    inTransaction(entities, () -> record(recorder, snapshot));
    return log.head();
  }

  private boolean record(StatusRecorder recorder, Snapshot snapshot) {
    var id = snapshot.messages().get(0).id();
    var at = clock.instant();
    clock.pass(Duration.ofSeconds(1));
    recorder.record(
        List.of(DeliveryReportFixture.bare(id, DeliveryReportFixture.PENDING_ENROUTE, at)));
    return true;
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = new PoolFixture().another();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_commit_of_another_node_is_heard_with_its_place() throws Exception {
    var snapshot = accepted();
    listening(new PoolFixture());

    assertThat(commit(theirs, snapshot)).isEqualTo(heard.poll(10, SECONDS));
    assertThat(commit(theirs, snapshot)).isEqualTo(heard.poll(10, SECONDS));
  }

  @Test
  void own_commits_and_what_was_rolled_back_and_what_is_not_told_is_not_heard() throws Exception {
    var snapshot = accepted();
    listening(new PoolFixture());

    commit(ours, snapshot);
    commit(RecorderFixture.of(entities, clock, CommitHints.of(false)), snapshot);
    assertThatThrownBy(
            () ->
                inTransaction(
                    entities,
                    () -> {
                      record(theirs, snapshot);
                      throw new IllegalStateException("changed my mind");
                    }))
        .hasMessage("changed my mind");
    execute("select pg_notify('tidings', 'nothing of ours'), pg_notify('tidings', '')");

    assertThat(commit(theirs, snapshot)).isEqualTo(heard.poll(10, SECONDS));
    assertThat(heard).isEmpty();
  }

  @Test
  void a_reader_gets_an_event_of_another_node_before_the_log_is_due_to_be_looked_at()
      throws Exception {
    var snapshot = accepted();
    var channels = new StatusChannels();
    var tail = new EventTail(log, channels, Duration.ofHours(1), System::nanoTime);
    var reader = ReaderFixture.joining(channels, snapshot);
    tail.follow();
    reader.begin(snapshot);
    listening(new PoolFixture());

    long seq = commit(theirs, snapshot);
    tail.publishNew();
    assertThat(reader.sent()).isEqualTo(ReaderFixture.firstAnd());
    tail.heardOf(heard.take());
    assertThat(tail.publishNew()).isFalse();

    assertThat(reader.sent()).isEqualTo(ReaderFixture.firstAnd(log.after(seq - 1, 1).get(0)));
  }

  @Test
  void the_connection_is_given_back_as_it_was_when_nobody_wants_to_hear_any_more() {
    var pool = new PoolFixture();
    var listening = listening(pool);

    wanted = false;
    await(() -> !listening.isListening());
    assertThat(pool.back()).isEqualTo(1);
    wanted = true;
    listening.nudge();
    await(listening::isListening);

    listening.close();
    assertThat(listening.isListening()).isFalse();
    assertThat(pool.given()).isEqualTo(2);
    assertThat(pool.back()).isEqualTo(2);
  }

  @Test
  void a_connection_that_was_ended_is_followed_by_another() throws Exception {
    var snapshot = accepted();
    var pool = new PoolFixture();
    listening(pool);
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen tidings'");

    await(() -> pool.given() == 2 && listener != null && listener.isListening());
    assertThat(commit(theirs, snapshot)).isEqualTo(heard.poll(10, SECONDS));
  }

  @Test
  void behind_a_pooler_nobody_listens() throws Exception {
    try (var front = new PoolFixture().another();
        var behind = new PoolFixture().another()) {
      var pool =
          new PoolFixture() {
            @Override
            Connection wrapped(Connection connection) throws SQLException {
              connection.close();
              return replaced(Connection.class, behind, "getMetaData", front::getMetaData);
            }
          };

      assertThatThrownBy(() -> HintConnection.open(pool))
          .isInstanceOf(HintConnection.Deaf.class)
          .hasMessageContaining("shares its connections");
      assertThat(pool.back()).isEqualTo(1);
    }
  }

  /** Of a driver that is not PostgreSQL's, or kept back by the pool. */
  private static Connection unknown(Connection connection) throws SQLException {
    var within = connection.getMetaData();
    var metadata =
        PoolFixture.replaced(
            DatabaseMetaData.class,
            within,
            "getConnection",
            () -> PoolFixture.replaced(Connection.class, connection, "getMetaData", () -> within));
    return PoolFixture.replaced(Connection.class, connection, "getMetaData", () -> metadata);
  }

  @Test
  void a_connection_of_an_unknown_kind_is_given_back_and_no_other_asked_for() {
    var pool =
        new PoolFixture() {
          @Override
          Connection wrapped(Connection connection) throws SQLException {
            return unknown(connection);
          }
        };

    assertDeaf(pool);
  }

  @Test
  void a_database_that_cannot_listen_is_asked_once() {
    assertDeaf(refusing("0A000", Integer.MAX_VALUE));
  }

  private void assertDeaf(PoolFixture pool) {
    var started = start(pool, here);
    await(() -> pool.back() == 1);
    started.nudge();
    started.close();

    assertThat(started.isListening()).isFalse();
    assertThat(pool.given()).isEqualTo(1);
  }

  /** A standby, or a database on its way down. */
  @ParameterizedTest
  @ValueSource(strings = {"25006", "57P01", "08006"})
  void a_database_that_does_not_listen_now_is_asked_again(String state) {
    var pool = refusing(state, 1);

    listening(pool);

    assertThat(pool.given()).isEqualTo(2);
    assertThat(pool.back()).isEqualTo(1);
  }

  /** Of which the first connections fail when they are to listen. */
  private static PoolFixture refusing(String state, int times) {
    return new PoolFixture() {
      @Override
      Connection wrapped(Connection connection) throws SQLException {
        return given() > times ? connection : deaf(connection, new SQLException("no", state));
      }
    };
  }

  private static Connection deaf(Connection connection, SQLException refusal) {
    return PoolFixture.replaced(
        Connection.class,
        connection,
        "createStatement",
        () ->
            PoolFixture.replaced(
                Statement.class,
                connection.createStatement(),
                "execute",
                () -> {
                  throw refusal;
                }));
  }

  @Test
  void a_connection_that_fails_before_it_is_known_is_followed_by_another() {
    var pool =
        new PoolFixture() {
          @Override
          Connection wrapped(Connection connection) {
            return given() > 1
                ? connection
                : replaced(
                    Connection.class,
                    connection,
                    "getMetaData",
                    () -> {
                      throw new SQLException("gone", "08006");
                    });
          }
        };

    listening(pool);

    assertThat(pool.given()).isEqualTo(2);
  }

  @Test
  void nobody_listens_in_a_transaction() throws Exception {
    var pool =
        new PoolFixture() {
          @Override
          Connection wrapped(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            return connection;
          }
        };

    assertDeaf(pool);
  }

  /** Its pool waits for whoever uses it, or gives it to somebody else, and knows no better. */
  @Test
  void a_connection_that_is_waited_on_ends_at_once_when_it_is_dropped() throws Exception {
    var pool =
        new PoolFixture() {
          @Override
          Connection wrapped(Connection connection) {
            return replaced(Connection.class, connection, "abort", () -> null);
          }
        };
    var connection = HintConnection.open(pool);
    var ended = new CompletableFuture<Throwable>();
    var waiting = new Thread(() -> ended.complete(catchThrowable(() -> hearOn(connection))));
    waiting.start();

    connection.drop();

    assertThat(ended.get(10, SECONDS)).isInstanceOf(SQLException.class);
    assertThat(pool.back()).isEqualTo(1);
  }

  private static void hearOn(HintConnection connection) throws SQLException {
    while (true) {
      connection.hear();
    }
  }

  @Test
  void without_hints_no_connection_is_asked_for() {
    var pool = new PoolFixture();

    try (var silent =
        HintListener.start(Thread::new, pool, CommitHints.of(false), () -> true, heard::add)) {
      silent.nudge();
      listening(new PoolFixture());
    }

    assertThat(pool.given()).isZero();
  }
}
