package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.Server;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces a key while its caller sends with many processes over two nodes: a second key is made,
 * they move over one by one, the first is revoked at one node. No call may be refused, nothing
 * submitted twice, and whatever hung on the first key must end on both nodes.
 */
final class KeyRotation implements LoadTool {

  private static final Duration LATENCY = Duration.ofMillis(20);

  /** A node knows a new key some seconds after it was made at another. */
  private static final Duration KNOWN = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration PROMISED = Duration.ofSeconds(5);

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int rate = options.number("rate", 500);
    int processes = options.number("processes", 32);
    int streams = options.number("streams", 100);
    var seconds = options.seconds("seconds", 20);
    var warmUp = options.seconds("warmup", 30);
    options.refuseOthers();
    Say.line("KeyRotation server=%s rate=%d processes=%d", kinds, rate, processes);

    try (var infobip = new LightInfobip(LATENCY);
        var installation = Installation.start(SendBenchmark.settings(kinds, infobip, "-Xmx1g"))) {
      var uris = installation.nodes().stream().map(Server::baseUri).toList();
      var run = new Rotation(uris, rate, processes);
      run.warm(warmUp);
      boolean ended = run.rotate(streams, seconds);
      boolean once = judge(run, installation, infobip);
      return ended && once;
    }
  }

  private static boolean judge(Rotation run, Installation installation, LightInfobip infobip)
      throws Exception {
    Await.happens(PATIENCE, () -> LoadDatabase.waiting(installation) == 0);
    long stored = LoadDatabase.number(installation, "select count(*) from message");
    Say.row("answers", run.answers);
    Say.row("messages stored, submitted", stored + ", " + infobip.taken());
    long sent = run.accepted() / 2;
    return run.answers.keySet().equals(java.util.Set.of("202"))
        && stored == sent + run.alone
        && infobip.taken() == stored;
  }

  /** The caller and its keys. */
  private static final class Rotation {
    private final List<URI> nodes;
    private final KeyCalls keys;
    private final List<RotatingCaller> callers = new ArrayList<>();
    private final Map<String, AtomicLong> answers = RotatingCaller.answers();
    private final KeyCalls.Made first;
    private int alone;

    Rotation(List<URI> nodes, int rate, int processes) throws IOException, InterruptedException {
      this.nodes = nodes;
      this.keys = new KeyCalls(nodes.get(0));
      this.first = keys.make("default", "rotating");
      Thread.sleep(KNOWN.toMillis());
      var pace = new Pace(rate / 2.0);
      var numbers = new SendNumbers();
      for (int process = 0; process < processes; process++) {
        callers.add(new RotatingCaller(nodes, pace, numbers, first, answers));
      }
    }

    void warm(Duration time) throws InterruptedException {
      callers.forEach(Thread::start);
      Thread.sleep(time.toMillis());
    }

    /**
     * @return whether the streams of the first key ended in time on all nodes
     */
    boolean rotate(int streams, Duration time) throws Exception {
      long began = System.nanoTime();
      long before = accepted();
      var second = keys.make("default", "rotating");
      Thread.sleep(KNOWN.toMillis());
      for (var caller : callers) {
        caller.moveTo(second);
        Thread.sleep(time.toMillis() / callers.size());
      }
      Thread.sleep(KNOWN.toMillis());
      boolean ended = revoke(streams);
      Thread.sleep(KNOWN.toMillis());
      Say.row(
          "calls accepted a second, from the first key to the second",
          "%.0f".formatted((accepted() - before) * 1e9 / (System.nanoTime() - began)));
      for (var caller : callers) {
        caller.end();
      }
      return ended;
    }

    private long accepted() {
      return answers.getOrDefault("202", new AtomicLong()).get();
    }

    private boolean revoke(int streams) throws Exception {
      var followed = followed();
      List<HeldStreams> held = new ArrayList<>();
      try {
        for (var node : nodes) {
          held.add(new HeldStreams(node, streams, followed, first.header()));
        }
        boolean open = true;
        for (var some : held) {
          open &= some.areOpen(PATIENCE);
        }
        keys.revoke(first);
        long revoked = System.nanoTime();
        boolean ended = open;
        for (var some : held) {
          ended &= some.haveEnded(PATIENCE);
          Say.row(
              "seconds until all streams of the key had ended at a node",
              "%.1f".formatted((System.nanoTime() - revoked) / 1e9));
        }
        return ended && System.nanoTime() - revoked < PROMISED.toNanos();
      } finally {
        for (var some : held) {
          some.close();
        }
      }
    }

    /** A send request that does not end while it is looked at: nobody reports. */
    private String followed() throws IOException {
      try (var connection = new HttpConnection(nodes.get(0), PATIENCE)) {
        var once = UUID.randomUUID().toString();
        var answer =
            connection.call(SendCaller.request(first, List.of("+385911111101"), once)).text();
        alone++;
        return answer.replaceAll("(?s).*\"correlationId\":\"([^\"]+)\".*", "$1");
      }
    }
  }
}
