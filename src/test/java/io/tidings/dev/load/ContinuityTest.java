package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Shows that readers miss no event and get none twice: behind HAProxy and two servers, which are
 * killed in turn, they lose their connections at random and come back, while events go on.
 */
final class ContinuityTest implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** While no node answers nothing is due; otherwise what has come in between would be the load. */
  private static final Duration MOST_LATE = Duration.ofSeconds(1);

  /** So many that a message does not get hundreds of reports. */
  private static final int RECIPIENTS = 20;

  private static final int REPORTS_OF_A_CALL = 10;
  private static final int CONNECTIONS = 16;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var asked = options.servers();
    var kinds = asked.size() == 2 ? asked : List.of(asked.get(0), asked.get(0));
    int count = options.number("readers", 1_000);
    int rate = options.number("rate", 2_000);
    var time = options.seconds("seconds", 300);
    int kills = options.number("kills", 5);
    int cuts = options.number("cuts", 50);
    options.refuseOthers();
    Say.line(
        "ContinuityTest server=%s readers=%d rate=%d/s seconds=%d kills=%d of each, cuts=%d/s",
        kinds, count, rate, time.toSeconds(), kills, cuts);

    try (var installation =
            Installation.start(
                InstallationSettings.ofNodes(kinds)
                    .withVariables(Map.of("TIDINGS_LIVE_STREAMS_PER_CALLER", "20000")));
        var swarm = new StreamSwarm("readers")) {
      var messages = StoredMessages.store(installation, 2 * count * RECIPIENTS, 2 * count);
      var servers = installation.nodes().stream().map(Server::baseUri).toList();
      try (var proxy = Proxy.start(Proxy.Kind.HAPROXY, servers)) {
        var readers =
            IntStream.range(0, count)
                .mapToObj(n -> new ResumingReader(swarm, proxy.baseUri(), path(n, count), "0"))
                .toList();
        Await.until("streams", PATIENCE, () -> readers.stream().allMatch(ResumingReader::lives));
        Say.now("%d readers are connected", count);
        breakThings(installation, proxy, readers, messages, rate, cuts, kills, time);
        return verdict(installation, readers);
      }
    }
  }

  /** Each reader follows two send requests, and nobody else follows these. */
  private static String path(int reader, int readers) {
    return StreamRequest.pathOf(List.of(reader, reader + readers));
  }

  private static void breakThings(
      Installation installation,
      Proxy proxy,
      List<ResumingReader> readers,
      StoredMessages messages,
      int rate,
      int cuts,
      int kills,
      Duration time)
      throws Exception {
    var traffic = ReportTraffic.onTheWay(messages, REPORTS_OF_A_CALL, 0);
    var pace = new Pace((double) rate / REPORTS_OF_A_CALL, MOST_LATE.toNanos());
    var between = time.dividedBy((long) kills * installation.nodes().size());
    long began = System.nanoTime();
    try (var calls = new PacedCalls(proxy.baseUri(), CONNECTIONS, pace, due -> traffic.request());
        var cutting = Every.millis(Math.max(1, 1_000 / cuts), () -> cutOne(readers))) {
      for (int kill = 0; kill < kills; kill++) {
        for (var node : installation.nodes()) {
          long stored = calls.stored();
          Thread.sleep(between.toMillis());
          double events = (calls.stored() - stored) * REPORTS_OF_A_CALL * 1e3 / between.toMillis();
          Say.now("%.0f events/s; %d streams are open, a node is killed", events, open(readers));
          node.kill();
          node.startAgain();
          node.awaitReady(PATIENCE);
          Say.now("it is ready again; %d streams are open", open(readers));
        }
      }
      cutting.close();
      calls.end();
      Say.row("answers to the calls", calls.answers());
      Say.row("seconds", (System.nanoTime() - began) / 1_000_000_000);
    }
  }

  private static void cutOne(List<ResumingReader> readers) {
    readers.get(ThreadLocalRandom.current().nextInt(readers.size())).cut();
  }

  private static long open(List<ResumingReader> readers) {
    return readers.stream().filter(ResumingReader::lives).count();
  }

  private static boolean verdict(Installation installation, List<ResumingReader> readers)
      throws Exception {
    var log = log(installation);
    List<List<Long>> expected = new ArrayList<>();
    for (int reader = 0; reader < readers.size(); reader++) {
      expected.add(ofReader(log, reader, readers.size()));
    }
    boolean all = Await.happens(PATIENCE, () -> missing(readers, expected) == 0);
    readers.forEach(ResumingReader::stop);
    Map<Integer, Integer> refused = new TreeMap<>();
    readers.forEach(each -> each.refused().forEach((s, n) -> refused.merge(s, n, Integer::sum)));
    var problems = readers.stream().flatMap(each -> each.problems().stream()).toList();
    boolean same =
        IntStream.range(0, readers.size())
            .allMatch(n -> readers.get(n).seqs().equals(expected.get(n)));
    Say.row("events in the log", log.values().stream().mapToInt(List::size).sum());
    Say.row("events given to readers", readers.stream().mapToInt(r -> r.seqs().size()).sum());
    Say.row(
        "streams that ended and were resumed",
        readers.stream().mapToInt(ResumingReader::cuts).sum());
    Say.row("refused on the way, by status", refused);
    Say.row("readers that miss events", missing(readers, expected));
    Say.row(
        "problems",
        problems.isEmpty() ? "none" : problems.subList(0, Math.min(10, problems.size())));
    Say.row("every reader has every event once, in order", same);
    return all && same && problems.isEmpty();
  }

  private static long missing(List<ResumingReader> readers, List<List<Long>> expected) {
    return IntStream.range(0, readers.size())
        .filter(n -> readers.get(n).seqs().size() < expected.get(n).size())
        .count();
  }

  private static List<Long> ofReader(Map<String, List<Long>> log, int reader, int readers) {
    List<Long> seqs = new ArrayList<>();
    seqs.addAll(log.getOrDefault(StoredMessages.correlationId(reader).toString(), List.of()));
    seqs.addAll(
        log.getOrDefault(StoredMessages.correlationId(reader + readers).toString(), List.of()));
    seqs.sort(null);
    return seqs;
  }

  /** The seqs of each send request. */
  private static Map<String, List<Long>> log(Installation installation) throws Exception {
    Map<String, List<Long>> log = new HashMap<>();
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select correlation_id, seq from event order by seq")) {
      while (rows.next()) {
        log.computeIfAbsent(rows.getString(1), id -> new ArrayList<>()).add(rows.getLong(2));
      }
    }
    return log;
  }
}
