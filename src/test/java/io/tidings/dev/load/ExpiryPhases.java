package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.Server;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reports at a steady rate, before old messages go and while they do. */
final class ExpiryPhases {

  private static final Duration SLICE = Duration.ofSeconds(10);
  private static final Duration LATEST = Duration.ofSeconds(30);
  private static final int CONNECTIONS = 32;

  /** Slices that are measured when all is gone. */
  private static final int AFTERWARDS = 3;

  private static final String GONE =
      """
      select (select n_tup_del from pg_stat_user_tables where relname = 'message') || ' '
        || (select n_tup_del from pg_stat_user_tables where relname = 'send_request') || ' '
        || expired_up_to || ' '
        || (select count(*) from pg_inherits where inhparent in ('event'::regclass, 'webhook_call'::regclass))
      from event_log_head
      """;

  private final Installation installation;
  private final OldMessages old;
  private final FollowingReaders readers;
  private final ReportTraffic traffic;
  private final List<Latencies> before = new ArrayList<>();
  private final List<Latencies> during = new ArrayList<>();
  private final List<Latencies> after = new ArrayList<>();
  private final DiskSizes sizes;
  private Gone gone = new Gone(0, 0, 0, 0);
  private Duration took = Duration.ZERO;
  private boolean onlyStored = true;

  ExpiryPhases(
      Installation installation, OldMessages old, FollowingReaders readers, ReportTraffic traffic)
      throws SQLException {
    this.installation = installation;
    this.old = old;
    this.readers = readers;
    this.traffic = traffic;
    this.sizes = DiskSizes.of(installation);
  }

  /**
   * What has been deleted, as the database counts it by and by.
   *
   * @param parts how many partitions the log and calls have
   */
  record Gone(long messages, long requests, long expiredUpTo, int parts) {
    static Gone of(Installation installation) throws SQLException {
      var words = LoadDatabase.text(installation, GONE).split(" ", -1);
      return new Gone(
          Long.parseLong(words[0]),
          Long.parseLong(words[1]),
          Long.parseLong(words[2]),
          Integer.parseInt(words[3]));
    }
  }

  void run(double callsPerSecond, Duration warmUp, Instant begins, Duration most, boolean kill)
      throws Exception {
    try (var calls =
        new PacedCalls(
            installation.baseUri(), CONNECTIONS, callsPerSecond, due -> traffic.request())) {
      Thread.sleep(warmUp.toMillis());
      calls.slice();
      sizes.tell("before");
      while (Instant.now().plus(SLICE).isBefore(begins)) {
        before.add(slice("before", calls));
      }
      Thread.sleep(Math.max(0, Duration.between(Instant.now(), begins).toMillis()));
      calls.slice();
      expire(calls, most, kill);
      for (int slice = 0; slice < AFTERWARDS; slice++) {
        after.add(slice("after", calls));
      }
      calls.end();
      onlyStored = calls.answers().keySet().stream().allMatch("200"::equals);
      Say.now("answers %s", calls.answers());
      Await.happens(LATEST, () -> readers.events() >= traffic.made());
    }
  }

  private void expire(PacedCalls calls, Duration most, boolean kill) throws Exception {
    var deadline = Instant.now().plus(most);
    var first = Gone.of(installation);
    long began = System.nanoTime();
    boolean killed = !kill;
    while (!isDone() && Instant.now().isBefore(deadline)) {
      var slice = slice("while they go", calls);
      if (first.messages() == gone.messages()) {
        // Nodes look for what is too old once in a minute.
        before.add(slice);
        began = System.nanoTime();
      } else {
        during.add(slice);
      }
      took = Duration.ofNanos(System.nanoTime() - began);
      if (!killed && gone.messages() > old.count() / 3) {
        killed = true;
        killLast();
      }
    }
  }

  private void killLast() {
    var nodes = installation.nodes();
    Server last = nodes.get(nodes.size() - 1);
    last.kill();
    Say.now("%s is killed in the middle", last.baseUri());
    last.startAgain();
  }

  private Latencies slice(String phase, PacedCalls calls) throws Exception {
    Thread.sleep(SLICE.toMillis());
    var slice = calls.slice();
    var now = Gone.of(installation);
    Say.now(
        "%-14s %5d calls p50 %s p99 %s most %s ms; deleted a second: %d messages, %d send requests;"
            + " log from %d, %d partitions",
        phase,
        slice.count(),
        slice.millis(0.5),
        slice.millis(0.99),
        slice.millis(1),
        (now.messages() - gone.messages()) / SLICE.toSeconds(),
        (now.requests() - gone.requests()) / SLICE.toSeconds(),
        now.expiredUpTo(),
        now.parts());
    gone = now;
    return slice;
  }

  /** Partitions of which only a part is too old stay. */
  boolean isDone() throws SQLException {
    return gone.expiredUpTo() == old.expiredUpTo()
        && gone.messages() >= old.count() - old.waiting()
        && gone.requests() >= old.requestsToGo()
        && droppableParts() == 0;
  }

  private long droppableParts() throws SQLException {
    return LoadDatabase.number(
        installation,
        """
        select count(*) from pg_inherits i join pg_class c on c.oid = i.inhrelid,
          substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \\(''([^'']+)''\\)') bound
        where case when i.inhparent = 'event'::regclass then bound::bigint <= %d
          when i.inhparent = 'webhook_call'::regclass then bound::uuid <= %s end
        """
            .formatted(old.expiredUpTo() + 1, old.endId()));
  }

  FollowingReaders readers() {
    return readers;
  }

  long reports() {
    return traffic.made();
  }

  DiskSizes sizesBefore() {
    return sizes;
  }

  /** From the first deleted message to the end of all. */
  Duration took() {
    return took;
  }

  /** Whether every call was answered 200. */
  boolean onlyStored() {
    return onlyStored;
  }

  Latencies before() {
    return Latencies.of(before);
  }

  Latencies during() {
    return Latencies.of(during);
  }

  Latencies after() {
    return Latencies.of(after);
  }
}
